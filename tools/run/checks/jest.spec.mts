import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lifetime } from '../lifetime.mts';
import { countedJest } from './jest.mts';

let folder: string;
let lifetime: Lifetime;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samenpen-counted-'));
  lifetime = new Lifetime(1);
  file('jest.config.cjs', 'module.exports = { transform: {} };');
});

afterEach(async () => {
  await lifetime.end();
  rmSync(folder, { recursive: true });
});

const file = (name: string, content: string): void => writeFileSync(join(folder, name), content);

const counted = (...args: string[]): Promise<{ passed: number; failed: number }> => {
  const config = ['--config', join(folder, 'jest.config.cjs'), '--testMatch', '**/*.test.cjs'];
  return countedJest(lifetime, { args: [...config, ...args], isShown: false });
};

/** What the errors of a browser look like: they hold themselves. */
const CIRCULAR =
  "const error = new Error('the button is not there'); error.matcher = { error }; throw error;";

describe('the closing line', () => {
  it('counts every test when a failure holds a value with a circle in it', async () => {
    file('one.test.cjs', `test('fails', () => { ${CIRCULAR} }); test('holds', () => {});`);
    file('other.test.cjs', "test('holds', () => {}); test('holds too', () => {});");

    expect(await counted('--runInBand')).toEqual({ passed: 3, failed: 1 });
    expect(await counted('--maxWorkers=2')).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a file that cannot be read as one failure', async () => {
    file('one.test.cjs', 'this is no program');
    file('other.test.cjs', "test('holds', () => {});");

    expect(await counted()).toEqual({ passed: 1, failed: 1 });
  });
});
