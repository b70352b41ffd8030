/** Spread into the jest configuration of a project whose tests need a real PostgreSQL. */
module.exports = {
  globalSetup: require.resolve('./src/jest/start-postgres.ts'),
  globalTeardown: require.resolve('./src/jest/stop-postgres.ts'),
  testTimeout: 30_000,
};
