/** Which npm script does what; each command is one file and one function. */
import { buildAll } from './build/builds.mts';
import { check } from './check.mts';
import { demoReset, migrate, seed } from './database-commands.mts';
import { dev } from './dev.mts';
import { fuzz } from './fuzz.mts';
import { Lifetime } from './lifetime.mts';
import { Refusal } from './refusal.mts';
import { start } from './start.mts';
import { test } from './test.mts';

type Command = (lifetime: Lifetime, args: readonly string[]) => Promise<void>;

const commands: Readonly<Record<string, Command>> = {
  start,
  test,
  dev,
  build: buildAll,
  check,
  migrate,
  seed,
  'demo-reset': demoReset,
  fuzz,
  // Its clients and documents are of no use to the others.
  bench: async (lifetime, args) => (await import('../bench/bench.mts')).bench(lifetime, args),
};

/** These run until they are stopped. */
const SERVERS = ['start', 'dev'];
/** What shells give a command that was interrupted. */
const INTERRUPTED = 130;

async function run(name = '', args: readonly string[]): Promise<void> {
  const lifetime = new Lifetime(SERVERS.includes(name) ? 0 : INTERRUPTED);
  const command = commands[name];
  try {
    if (command === undefined) throw new Refusal(`There is no command "${name}".`);
    await command(lifetime, args);
  } catch (fault) {
    // A command that was told to stop fails in the middle of something: that is no news.
    if (!lifetime.isEnding) report(fault);
  }
  await lifetime.end();
  process.exit();
}

function report(fault: unknown): void {
  process.exitCode = 1;
  console.error(fault instanceof Refusal ? fault.message : fault);
}

await run(process.argv[2], process.argv.slice(3));
