module.exports = {
  ...require('../../jest.preset.cjs'),
  ...require('../../libs/testing/jest.postgres.cjs'),
  displayName: 'api',
  rootDir: __dirname,
};
