// Writes how many tests held and how many did not. Jest's own `--json` writes everything about every failure, and writes
// nothing at all when a failure holds a value with a circle in it, as the errors of a browser do.

const { writeFileSync } = require('node:fs');

/** Where the counts go; the run is given it, for a reporter on the command line takes no options. */
const FILE = process.env.SAMENPEN_JEST_COUNTS;

module.exports = class CountingReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    writeFileSync(
      FILE,
      JSON.stringify({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }),
    );
  }
};
