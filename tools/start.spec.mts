import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import {
  aDataDir,
  processesOf,
  removeDataDir,
  RunningProduct,
  until,
} from './testing/running-product.mts';

const left = (product: RunningProduct, dataDir: string): string[] =>
  processesOf({ dataDir, group: product.pid });

/** Signs in and gives what proves it later. */
async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Samenpen': '1', Origin: address },
    body: JSON.stringify({ email: 'redacteur@damme.example', password: 'samenpen-demo' }),
  });
  expect(answer.status).toBe(200);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

const isSignedIn = async (address: string, cookie: string): Promise<boolean> =>
  (await fetch(`${address}/api/session`, { headers: { Cookie: cookie } })).ok;

describe('npm start', () => {
  const dataDir = aDataDir();
  const started: RunningProduct[] = [];
  const keep = (product: RunningProduct): RunningProduct => {
    started.push(product);
    return product;
  };
  const start = (settings: Readonly<Record<string, string>> = {}): RunningProduct =>
    keep(new RunningProduct({ DATA_DIR: dataDir, ...settings }));
  let cookie = '';

  afterAll(async () => {
    for (const product of started) product.signal('SIGTERM');
    await Promise.all(started.map((product) => product.ended()));
    removeDataDir(dataDir);
  });

  describe('on an empty DATA_DIR inside a folder that is closed to others', () => {
    it('serves the demo, prints the accounts, and refuses a second product on the folder', async () => {
      const product = start();
      const address = await product.ready();
      cookie = await signIn(address);
      expect(product.output).toContain('redacteur@damme.example');
      expect(await isSignedIn(address, cookie)).toBe(true);

      const second = start();

      expect(await second.ended()).toBe(1);
      expect(second.output).toContain(`Samenpen already runs on "${dataDir}"`);
      expect(await isSignedIn(address, cookie)).toBe(true);
    });

    it('stops cleanly at one SIGTERM and leaves no process', async () => {
      const [product] = started;
      const before = Date.now();

      product?.signal('SIGTERM');

      expect(await product?.ended()).toBe(0);
      expect(Date.now() - before).toBeLessThan(10_000);
      expect(left(product!, dataDir)).toEqual([]);
    });
  });

  describe('on a DATA_DIR of before', () => {
    it('keeps what was there, and stops cleanly at Ctrl-C pressed twice', async () => {
      const product = start();
      expect(await isSignedIn(await product.ready(), cookie)).toBe(true);

      product.signalGroup('SIGINT');
      product.signalGroup('SIGINT');

      expect(await product.ended()).toBe(0);
      expect(left(product, dataDir)).toEqual([]);
    });

    it('takes over the database of a run that was killed with all its group', async () => {
      const killed = start();
      await killed.ready();
      killed.signalGroup('SIGKILL');
      await killed.ended();
      expect(left(killed, dataDir)).not.toEqual([]);

      const product = start();

      expect(await isSignedIn(await product.ready(), cookie)).toBe(true);
      product.signal('SIGTERM');
      expect(await product.ended()).toBe(0);
      expect(left(product, dataDir)).toEqual([]);
    });

    it('ends everything when only the process that was started is killed', async () => {
      const product = start();
      await product.ready();

      product.signal('SIGKILL');

      await until(() => (left(product, dataDir).length === 0 ? true : undefined));
    });

    it('stops cleanly when npm alone gets the signal, which its shell does not pass on', async () => {
      const product = keep(new RunningProduct({ DATA_DIR: dataDir }, 'npm'));
      await product.ready();

      product.signal('SIGINT');

      await product.ended();
      await until(() => (left(product, dataDir).length === 0 ? true : undefined));
      expect(readFileSync(join(dataDir, 'postgresql.log'), 'utf8')).toContain('is shut down');
    });

    it('stops cleanly when the signal comes before it is ready', async () => {
      const product = start();
      await until(() => (left(product, dataDir).length > 2 ? true : undefined));

      product.signal('SIGINT');

      expect(await product.ended()).toBe(0);
      expect(left(product, dataDir)).toEqual([]);
    });
  });

  describe('with something wrong around it', () => {
    it('says in one sentence that the port is taken', async () => {
      const other = createServer().listen(0, '127.0.0.1');
      const port = await until(() => (other.address() as { port: number } | null)?.port);

      const product = start({ PORT: String(port) });

      expect(await product.ended()).toBe(1);
      expect(product.output.trim()).toBe(
        `PORT ${port} on 127.0.0.1 is taken by another program; stop that one, or choose another with PORT.`,
      );
      expect(left(product, dataDir)).toEqual([]);
      other.close();
    });

    it('says in one sentence that DATA_DIR cannot be written', async () => {
      const product = start({ DATA_DIR: '/proc/samenpen' });

      expect(await product.ended()).toBe(1);
      expect(product.output.trim().split('\n')).toEqual([
        expect.stringMatching(/^DATA_DIR: "\/proc\/samenpen" cannot be written/),
      ]);
    });

    it('gives one line for each variable that makes no sense', async () => {
      const product = start({ PORT: 'abc', DEMO: 'yes', LOG_LEVEL: 'loud' });

      expect(await product.ended()).toBe(1);
      const lines = product.output.trim().split('\n');
      expect(lines.map((line) => line.split(/[: ]/)[0]).sort()).toEqual([
        'DEMO',
        'LOG_LEVEL',
        'PORT',
      ]);
    });
  });
});
