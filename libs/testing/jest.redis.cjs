/**
 * Spread into the jest configuration of a project with tests that need a real Redis or Valkey (`*.redis.spec.ts`,
 * `*.redis.int.spec.ts`). Where the machine has neither they are not run and not counted, and the run says so.
 */
const { spawnSync } = require('node:child_process');

const hasRedis = ['redis-server', 'valkey-server'].some((program) => spawnSync(program, ['--version']).status === 0);

if (!hasRedis) {
  process.stderr.write(
    '\nNOT PROVEN HERE: several instances over Redis, because this machine has neither redis-server nor valkey-server.\n\n',
  );
}

module.exports = hasRedis
  ? {}
  : { testPathIgnorePatterns: ['/node_modules/', String.raw`\.redis\.(int\.)?spec\.ts$`] };
