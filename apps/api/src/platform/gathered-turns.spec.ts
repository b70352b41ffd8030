import { GatheredTurns } from './gathered-turns';

/** Reads letters as capitals, when the test lets it. */
function aReader() {
  const batches: string[][] = [];
  const releases: (() => void)[] = [];
  const turns = new GatheredTurns<string, string>(async (keys) => {
    batches.push([...keys]);
    await new Promise<void>((resolve) => releases.push(resolve));
    if (keys.includes('!')) throw new Error('unreadable');
    return new Map(keys.filter((key) => key !== '?').map((key) => [key, key.toUpperCase()]));
  });
  const nextTurn = async (): Promise<void> => {
    while (releases.length === 0) await new Promise((resolve) => setImmediate(resolve));
    releases.shift()?.();
  };
  return { batches, turns, nextTurn };
}

describe('turns that are gathered', () => {
  it('ask once for all who come before the turn begins, and again for who comes later', async () => {
    const { batches, turns, nextTurn } = aReader();
    const early = [turns.of('a'), turns.of('b'), turns.of('a')];
    while (batches.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const late = turns.of('a');
    await nextTurn();
    await nextTurn();

    expect(await Promise.all([...early, late])).toEqual(['A', 'B', 'A', 'A']);
    expect(batches).toEqual([['a', 'b'], ['a']]);
  });

  it('give undefined for what is not there', async () => {
    const { turns, nextTurn } = aReader();
    const missing = turns.of('?');
    await nextTurn();

    expect(await missing).toBeUndefined();
  });

  it('fail for those who waited, and not for those who come after', async () => {
    const { turns, nextTurn } = aReader();
    const failing = turns.of('!');
    const failed = expect(failing).rejects.toThrow('unreadable');
    await nextTurn();
    await failed;
    const later = turns.of('c');
    await nextTurn();

    expect(await later).toBe('C');
  });
});
