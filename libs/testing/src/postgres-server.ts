import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A PostgreSQL server of a test run: an administrator's URL and a clean stop. */
export type PostgresServer = {
  readonly adminUrl: string;
  /** It is gone at once, in the middle of whatever it does, as in `pg_ctl stop -m immediate`. */
  crash(): Promise<void>;
  /** Starts it again after a crash, on the same port. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts a real PostgreSQL on a free port with its files in a temporary folder. `stop` removes them, and
 * so does the end of the calling process, however it ends.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const program = join(__dirname, 'postgres-process.ts');
  // Node strips the types itself; its remark that the package has no "type" is of no use here.
  const child = spawn(
    process.execPath,
    ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', program],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const port = await nextLine(child);
  const command = async (line: string): Promise<void> => {
    child.stdin.write(`${line}\n`);
    await nextLine(child);
  };
  return {
    adminUrl: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    crash: () => command('crash'),
    start: () => command('start'),
    stop: async () => {
      const exit = once(child, 'exit');
      child.stdin.end();
      await exit;
    },
  };
}

function nextLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the test PostgreSQL ended with code ${code} instead of answering`));
    child.once('error', reject);
    child.once('exit', ended);
    child.stdout?.once('data', (line: Buffer) => {
      child.off('error', reject);
      child.off('exit', ended);
      resolve(line.toString().trim());
    });
  });
}
