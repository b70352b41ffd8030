/** Browser journeys against the built product; each starts its own product on a free port. */
module.exports = {
  ...require('../../jest.preset.cjs'),
  ...require('../../libs/testing/jest.postgres.cjs'),
  ...require('../../libs/testing/jest.redis.cjs'),
  displayName: 'web-e2e',
  rootDir: __dirname,
  testTimeout: 240_000,
};
