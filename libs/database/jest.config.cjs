module.exports = { ...require('../../jest.preset.cjs'), ...require('../testing/jest.postgres.cjs'), displayName: 'database', rootDir: __dirname };
