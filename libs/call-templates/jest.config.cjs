module.exports = { ...require('../../jest.preset.cjs'), displayName: 'call-templates', rootDir: __dirname };
