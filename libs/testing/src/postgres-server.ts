import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A PostgreSQL server of this test run: an administrator's URL and a clean stop. */
export type PostgresServer = { readonly adminUrl: string; stop(): Promise<void> };

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
  const port = await firstLine(child);
  return {
    adminUrl: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const exit = once(child, 'exit');
      child.stdin.end();
      await exit;
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()));
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`the test PostgreSQL ended with code ${code} before it was ready`)),
    );
  });
}
