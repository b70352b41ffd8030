module.exports = { ...require('../../jest.preset.cjs'), displayName: 'live-client', rootDir: __dirname };
