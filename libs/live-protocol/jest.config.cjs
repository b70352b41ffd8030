module.exports = { ...require('../../jest.preset.cjs'), displayName: 'live-protocol', rootDir: __dirname };
