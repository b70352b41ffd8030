module.exports = { ...require('../../jest.preset.cjs'), displayName: 'live-room', rootDir: __dirname };
