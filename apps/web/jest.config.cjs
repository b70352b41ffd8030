/** Angular components in jsdom, without zone.js; the same aliases as every other project. */
const { moduleNameMapper } = require('../../jest.preset.cjs');
const { createCjsPreset } = require('jest-preset-angular/presets');

module.exports = {
  ...createCjsPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  displayName: 'web',
  rootDir: __dirname,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  moduleNameMapper,
  // The accessibility check of a whole screen takes seconds on a busy machine.
  testTimeout: 30_000,
  // Packages that come as modules only.
  transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|@jsverse/))'],
};
