/** The tools as people use them: whole programs, started, killed and started again. */
const preset = require('../jest.preset.cjs');

const [swc] = Object.values(preset.transform);

module.exports = {
  ...preset,
  displayName: 'tools',
  rootDir: __dirname,
  testMatch: ['<rootDir>/**/*.spec.mts'],
  moduleFileExtensions: ['mts', 'ts', 'mjs', 'js', 'cjs', 'json'],
  transform: { '^.+\\.(mts|ts|js|mjs)$': swc },
  testTimeout: 240_000,
};
