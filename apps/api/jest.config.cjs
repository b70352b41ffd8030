module.exports = {
  ...require('../../jest.preset.cjs'),
  ...require('../../libs/testing/jest.postgres.cjs'),
  ...require('../../libs/testing/jest.redis.cjs'),
  displayName: 'api',
  rootDir: __dirname,
};
