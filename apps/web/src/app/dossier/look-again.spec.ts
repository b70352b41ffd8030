import * as fc from 'fast-check';
import { LookAgain, REST } from './look-again';

type Step = { readonly do: 'happens' | 'leaves' | 'comes-back' | 'fails'; readonly after: number };

const steps = fc.array(
  fc.record({ do: fc.constantFrom<Step['do']>('happens', 'happens', 'leaves', 'comes-back', 'fails'), after: fc.integer({ min: 0, max: 2500 }) }),
  { maxLength: 40 },
);

/**
 * A server whose dossier has a number of events, and that now and then has no answer to the next look; a connection that comes and goes, and a screen that looks again. Time
 * is a list of what happens when.
 */
class World {
  events = 0;
  shown = 0;
  looks: number[] = [];
  isConnected = true;
  fails = false;
  isDown = false;
  now = 0;
  readonly #due: { at: number; run: () => void; isOff: boolean }[] = [];
  readonly again: LookAgain;

  constructor(private readonly answerTakes: number) {
    this.again = new LookAgain({ now: () => this.now, look: () => this.#look(), later: (run, rest) => this.#later(run, rest) });
  }

  async live(steps: readonly Step[]): Promise<void> {
    this.again.wanted();
    for (const step of steps) {
      await this.pass(step.after);
      if (step.do === 'happens') {
        this.events += 1;
        if (this.isConnected) this.again.wanted();
      } else if (step.do === 'fails') this.fails = true;
      else {
        const isBack = step.do === 'comes-back' && !this.isConnected;
        this.isConnected = step.do === 'comes-back';
        if (isBack) this.again.wanted();
      }
    }
    if (!this.isConnected) this.again.wanted();
    await this.pass(300_000);
  }

  async pass(milliseconds: number): Promise<void> {
    const until = this.now + milliseconds;
    for (;;) {
      const next = this.#due.filter(({ isOff, at }) => !isOff && at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.now = Math.max(this.now, next.at);
      next.isOff = true;
      next.run();
      // Lets what waits for a promise go on before time does.
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    }
    this.now = until;
  }

  /** The server answers with what it knows when the question arrives; the screen has it a while later. */
  #look(): Promise<boolean> {
    this.looks.push(this.now);
    const [answered, isAnswered] = [this.events, !this.fails && !this.isDown];
    this.fails = false;
    return new Promise((resolve) => {
      this.#later(() => {
        if (isAnswered) this.shown = answered;
        resolve(isAnswered);
      }, this.answerTakes);
    });
  }

  #later(run: () => void, rest: number): () => void {
    const entry = { at: this.now + rest, run, isOff: false };
    this.#due.push(entry);
    return () => {
      entry.isOff = true;
    };
  }
}

describe('looking again', () => {
  it('ends with everything that happened on the screen, whatever the connection did', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 0, max: 4000 }), async (life, answerTakes) => {
        const world = new World(answerTakes);

        await world.live(life);

        expect(world.shown).toBe(world.events);
      }),
    );
  });

  it('looks at most once per rest, however much happens', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 0, max: 4000 }), async (life, answerTakes) => {
        const world = new World(answerTakes);

        await world.live(life);

        world.looks.forEach((at, index) => {
          if (index > 0) expect(at - (world.looks[index - 1] ?? 0)).toBeGreaterThanOrEqual(REST);
        });
      }),
    );
  });

  it('follows news after the usual rest, also while it waits for a server that had no answer', async () => {
    const world = new World(100);
    world.fails = true;
    world.again.wanted();
    await world.pass(200);

    world.again.wanted();
    await world.pass(10_000);

    expect(world.looks).toEqual([0, REST]);
  });

  it('asks a server without answers ever more seldom, until it answers', async () => {
    const world = new World(0);
    world.isDown = true;
    world.again.wanted();
    await world.pass(320_000);
    expect(world.looks).toEqual([0, 5_000, 15_000, 35_000, 75_000, 155_000, 235_000, 315_000]);

    world.isDown = false;
    await world.pass(80_000);
    expect(world.looks.at(-1)).toBe(395_000);
    world.fails = true;
    await world.pass(100_000);
    world.again.wanted();
    await world.pass(6_000);

    expect(world.looks.slice(-2)).toEqual([500_000, 505_000]);
  });
});
