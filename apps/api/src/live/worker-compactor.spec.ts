import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { WorkerCompactor } from './worker-compactor';

// The program of the thread is built with the server; `apps/api-e2e/src/live-compaction.spec.ts` has it at work. Here
// stand what may become of a thread.

const folder = mkdtempSync(join(tmpdir(), 'samenpen-compactor-'));
const compactors: WorkerCompactor[] = [];

afterEach(async () => {
  for (const compactor of compactors.splice(0)) await compactor.stop();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A compactor whose thread does this with the updates that it gets. */
function compactorThat(does: string): WorkerCompactor {
  const program = join(folder, `${compactors.length}-${Buffer.from(does).toString('hex').slice(-20)}.cjs`);
  writeFileSync(
    program,
    `const { parentPort, threadId } = require('node:worker_threads');
     parentPort.on('message', (updates) => { ${does} });
     const answer = (...bytes) => parentPort.postMessage({ compacted: { state: Uint8Array.from(bytes), stateVector: Uint8Array.of(threadId) } });`,
  );
  const compactor = new WorkerCompactor(program);
  compactors.push(compactor);
  return compactor;
}

const update = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

describe('the thread that compacts', () => {
  it('is given the updates in order and answers, again and again in the same thread', async () => {
    const compactor = compactorThat('answer(...updates.flatMap((one) => [...one]));');

    const one = await compactor.compact([update(1, 2), update(3)]);
    const two = await compactor.compact([update(4)]);

    expect([[...one.state], [...two.state]]).toEqual([[1, 2, 3], [4]]);
    expect(two.stateVector).toEqual(one.stateVector);
  });

  it('says why there is no state, and goes on', async () => {
    const compactor = compactorThat("if (updates.length === 0) parentPort.postMessage({ fault: 'would not say the same' }); else answer(7);");

    await expect(compactor.compact([])).rejects.toThrow('would not say the same');
    expect([...(await compactor.compact([update(1)])).state]).toEqual([7]);
  });

  it('has a small young generation of its own, however large the one of the server may be', async () => {
    setFlagsFromString('--max-semi-space-size=16');
    const compactor = compactorThat(`
      let kept = [];
      for (let made = 0; made < 400_000; made += 1) { kept.push({ made, list: [made] }); if (kept.length > 20_000) kept = []; }
      const young = require('node:v8').getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
      answer(young.space_size / 2 ** 20);`);

    const { state } = await compactor.compact([update(1)]);

    expect(state[0]).toBeLessThanOrEqual(3);
  });

  it('may break: the compaction fails, and the next one gets another thread', async () => {
    const compactor = compactorThat("if (updates.length === 0) throw new Error('out of memory'); answer(7);");
    const { stateVector } = await compactor.compact([update(1)]);

    await expect(compactor.compact([])).rejects.toThrow('out of memory');
    const again = await compactor.compact([update(1)]);

    expect([...again.state]).toEqual([7]);
    expect(again.stateVector).not.toEqual(stateVector);
  });

  it('may end without a word: the compaction fails, and the next one gets another thread', async () => {
    const compactor = compactorThat('if (updates.length === 0) process.exit(1); answer(7);');

    await expect(compactor.compact([])).rejects.toThrow();
    expect([...(await compactor.compact([update(1)])).state]).toEqual([7]);
  });
});
