import { GatheredReads } from './gathered-reads';

/** Reads letters as capitals, when the test lets it. */
function aReader() {
  const batches: string[][] = [];
  const releases: (() => void)[] = [];
  const reads = new GatheredReads<string, string>(async (keys) => {
    batches.push([...keys]);
    await new Promise<void>((resolve) => releases.push(resolve));
    if (keys.includes('!')) throw new Error('unreadable');
    return new Map(keys.filter((key) => key !== '?').map((key) => [key, key.toUpperCase()]));
  });
  const nextRead = async (): Promise<void> => {
    while (releases.length === 0) await new Promise((resolve) => setImmediate(resolve));
    releases.shift()?.();
  };
  return { batches, reads, nextRead };
}

describe('reads that are gathered', () => {
  it('ask once for all who come before the read begins, and again for who comes later', async () => {
    const { batches, reads, nextRead } = aReader();
    const early = [reads.of('a'), reads.of('b'), reads.of('a')];
    while (batches.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const late = reads.of('a');
    await nextRead();
    await nextRead();

    expect(await Promise.all([...early, late])).toEqual(['A', 'B', 'A', 'A']);
    expect(batches).toEqual([['a', 'b'], ['a']]);
  });

  it('give undefined for what is not there', async () => {
    const { reads, nextRead } = aReader();
    const missing = reads.of('?');
    await nextRead();

    expect(await missing).toBeUndefined();
  });

  it('fail for those who waited, and not for those who come after', async () => {
    const { reads, nextRead } = aReader();
    const failing = reads.of('!');
    const failed = expect(failing).rejects.toThrow('unreadable');
    await nextRead();
    await failed;
    const later = reads.of('c');
    await nextRead();

    expect(await later).toBe('C');
  });
});
