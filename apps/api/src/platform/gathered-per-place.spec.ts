import { GatheredPerPlace } from './gathered-per-place';

/** Says at which place a letter was read; *stuck* answers when it is let go, *broken* never. */
function aReader() {
  const turns: string[] = [];
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const reads = new GatheredPerPlace<string, string>(async (place, keys) => {
    turns.push(`${place}: ${keys.join(' ')}`);
    if (place === 'stuck') await held;
    if (place === 'broken') throw new Error('unreadable');
    return new Map(keys.map((key) => [key, `${key} at ${place}`]));
  });
  return { turns, reads, letGo: () => letGo() };
}

describe('reads that are gathered per place', () => {
  it('fail for those who asked at that place alone', async () => {
    const { reads } = aReader();
    const [broken, sound] = await Promise.allSettled([reads.of('broken', 'a'), reads.of('sound', 'a')]);

    expect(broken.status).toBe('rejected');
    expect(sound).toEqual({ status: 'fulfilled', value: 'a at sound' });
  });

  it('are answered while another place is stuck, and gathered at each', async () => {
    const { turns, reads, letGo } = aReader();
    const stuck = reads.of('stuck', 'a');

    expect(await Promise.all([reads.of('sound', 'a'), reads.of('sound', 'b')])).toEqual(['a at sound', 'b at sound']);
    letGo();
    expect(await stuck).toBe('a at stuck');
    expect(turns).toEqual(['stuck: a', 'sound: a b']);
  });

  it('are read anew at a place where nobody waited any more', async () => {
    const { turns, reads } = aReader();
    await reads.of('sound', 'a');
    await reads.of('broken', 'a').catch(() => undefined);

    expect(await reads.of('sound', 'a')).toBe('a at sound');
    await expect(reads.of('broken', 'b')).rejects.toThrow('unreadable');
    expect(turns).toEqual(['sound: a', 'broken: a', 'sound: a', 'broken: b']);
  });
});
