/** Every project that has tests, so that one run of Jest covers the workspace. */
const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const projects = ['apps', 'libs']
  .flatMap((kind) => readdirSync(join(__dirname, kind)).map((name) => `${kind}/${name}`))
  .concat('tools')
  .filter((root) => existsSync(join(__dirname, root, 'jest.config.cjs')));

module.exports = {
  projects: projects.map((root) => `<rootDir>/${root}`),
  // Jest takes the time limit of the run, not of the project: long enough for a journey on a busy machine.
  testTimeout: 120_000,
};
