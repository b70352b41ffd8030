module.exports = { ...require('../../jest.preset.cjs'), displayName: 'dossier-rules', rootDir: __dirname };
