module.exports = {
  ...require('../../jest.preset.cjs'),
  ...require('../../libs/testing/jest.postgres.cjs'),
  ...require('../../libs/testing/jest.redis.cjs'),
  testTimeout: 180_000,
  displayName: 'api-e2e',
  rootDir: __dirname,
};
