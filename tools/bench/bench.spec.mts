import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WORKSPACE = join(__dirname, '..', '..');
/** Forty small servers one after the other, on whatever machine. */
const LIMIT = 600_000;

const NAMES = [
  'cpu-per-edit',
  'delivery-p50',
  'delivery-p99',
  'max-edits',
  'presence-cpu/4',
  'presence-cpu/100',
  'memory-1000-rooms',
  'cold-join/base',
  'cold-join/tail',
  'join-storm',
  'kill-9',
  'isolated-edit-durable',
  'stalled-reader',
  'idle-sockets',
  'cost-curve',
  'two-instances',
];

type Row = {
  readonly name: string;
  readonly samenpen: number | null;
  readonly peer: number | null;
  readonly ratio: number | null;
  readonly unit: string;
};

/** Runs the command as npm does, to its end. */
async function benched(...words: string[]): Promise<{ code: number | null; output: string }> {
  const { PATH = '', HOME = tmpdir() } = process.env;
  const child = spawn(process.execPath, [join(WORKSPACE, 'tools', 'run.mjs'), 'bench', ...words], {
    cwd: WORKSPACE,
    env: { PATH, HOME },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

describe('npm run bench', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samenpen-bench-test-'));
  const read = (name: string): Record<string, unknown> =>
    JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>;

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'measures every row in its quick form, writes the report, and loses no acknowledged edit to a kill',
    async () => {
      const files = ['--json', join(folder, 'bench.json'), '--svg', join(folder, 'pictures')];
      const { code, output } = await benched('--quick', ...files);

      expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
      const report = read('bench.json');
      expect(Object.keys(report).sort()).toEqual(['machine', 'rows', 'when']);
      const rows = report['rows'] as Row[];
      for (const row of rows)
        expect(Object.keys(row)).toEqual(['name', 'samenpen', 'peer', 'ratio', 'unit']);
      const named = rows.filter(({ name }) => !name.startsWith('other/'));
      expect(named.map(({ name }) => name)).toEqual(expect.arrayContaining(NAMES));
      expect(named).toHaveLength(NAMES.length);
      expect(named.filter(({ samenpen }) => typeof samenpen !== 'number')).toEqual([]);
      expect(named.find(({ name }) => name === 'kill-9')?.samenpen).toBe(0);
      expect(
        rows.find(({ name }) => name === 'other/kill-9/acknowledged')?.samenpen,
      ).toBeGreaterThan(0);

      const raw = read('bench.raw.json');
      expect(Object.keys(raw['versions'] as object)).toContain('@hocuspocus/server');
      expect(raw['runs']).not.toHaveLength(0);
      expect(readdirSync(join(folder, 'pictures'))).toHaveLength(NAMES.length);
    },
    LIMIT,
  );

  it('names the rows that there are when it is asked for another one', async () => {
    const { code, output } = await benched('--rows', 'speed');

    expect(code).toBe(1);
    expect(output).toContain('There is no row speed; the rows are cpu-per-edit,');
  });
});
