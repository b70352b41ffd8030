module.exports = { ...require('../../jest.preset.cjs'), ...require('./jest.postgres.cjs'), displayName: 'testing', rootDir: __dirname };
