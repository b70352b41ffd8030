import { GatheredLooks } from './gathered-looks';

/** Looks that end when the test says so. */
function aLook() {
  const ends: (() => void)[] = [];
  const looks = new GatheredLooks(() => new Promise((resolve) => void ends.push(resolve)));
  return { looks, begun: () => ends.length, end: async () => { ends.at(-1)?.(); await Promise.resolve(); await Promise.resolve(); } };
}

describe('looking again when told', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('looks at once, and never twice at the same time', () => {
    const { looks, begun } = aLook();

    looks.ask();
    looks.ask();

    expect(begun()).toBe(1);
  });

  it('looks once more for all that was told meanwhile, after a rest', async () => {
    const { looks, begun, end } = aLook();
    looks.ask();
    looks.ask();
    looks.ask();

    await end();
    expect(begun()).toBe(1);
    await jest.runAllTimersAsync();
    expect(begun()).toBe(2);
    await end();
    await jest.runAllTimersAsync();
    expect(begun()).toBe(2);
  });

  it('looks at once again after a calm', async () => {
    const { looks, begun, end } = aLook();
    looks.ask();
    await end();

    looks.ask();

    expect(begun()).toBe(2);
  });

  it('looks no more once it is ended', async () => {
    const { looks, begun, end } = aLook();
    looks.ask();
    looks.ask();

    looks.end();
    await end();
    await jest.runAllTimersAsync();

    expect(begun()).toBe(1);
  });
});
