module.exports = { ...require('../../jest.preset.cjs'), displayName: 'dossier-document', rootDir: __dirname };
