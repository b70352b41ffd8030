import fc from 'fast-check';
import * as Y from 'yjs';
import { compactRoom } from './compaction/compact-room';
import { compactorHere } from './ports/compactor';
import { pause } from './room/room-services';
import { BadBus } from './testing/bad-bus';
import type { Fate } from './testing/bad-bus';
import { MemoryWorld, ROOM } from './testing/memory-world';
import { TestClient } from './testing/test-client';

// Three people on two instances, and one of them wanders. The bus loses, doubles and delays what it likes, or is away
// with or without a word; instances are killed, commits lose their answers, rooms are compacted. Whatever happens: what
// was acknowledged is in the log, and in the end everybody reads the same and sees the same people.

const FATES: readonly Fate[] = ['arrives', 'is lost', 'comes twice', 'is late', 'is very late'];
const who = fc.nat(2);
const one = <Kind extends string>(kind: Kind) => fc.record({ kind: fc.constant(kind) });

const step = fc.oneof(
  { weight: 9, arbitrary: fc.record({ kind: fc.constant('insert' as const), who, at: fc.nat(40), text: fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme' }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), who, at: fc.nat(40), length: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('disconnect' as const), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('connect' as const), who, isThere: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('look' as const), who, at: fc.nat(99) }) },
  { weight: 3, arbitrary: one('quiet') },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 3_000 })) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('bus' as const), fates: fc.array(fc.constantFrom(...FATES), { minLength: 1, maxLength: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('bus goes' as const), isAway: fc.boolean(), isSilent: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const), isThere: fc.boolean() }) },
  { weight: 1, arbitrary: one('lose answer') },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('log takes' as const), milliseconds: fc.nat(30) }) },
  { weight: 1, arbitrary: one('rights move') },
  { weight: 1, arbitrary: one('compact') },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
type PersonalStep = Extract<Step, { who: number }>;

const isPersonal = (next: Step): next is PersonalStep => 'who' in next;

class Stage {
  readonly here: MemoryWorld;
  readonly there: MemoryWorld;
  readonly bus: BadBus;
  readonly clients: readonly TestClient[];
  readonly #online = new Set<TestClient>();

  constructor() {
    const log = new MemoryWorld();
    this.bus = new BadBus(log.clock);
    this.here = new MemoryWorld({}, { bus: this.bus.end() }, log);
    this.there = new MemoryWorld({}, { bus: this.bus.end() }, log);
    this.clients = [new TestClient(this.here, 'an'), new TestClient(this.there, 'bo'), new TestClient(this.here, 'cy')];
  }

  async take(next: Step): Promise<void> {
    if (isPersonal(next)) return this.#let(next);
    const world = 'isThere' in next && next.isThere ? this.there : this.here;
    switch (next.kind) {
      case 'quiet':
        return world.quiet();
      case 'wait':
        return world.clock.advance(next.milliseconds);
      case 'bus': {
        let turn = 0;
        this.bus.fate = () => next.fates[turn++ % next.fates.length] ?? 'arrives';
        return;
      }
      case 'bus goes':
        return void Object.assign(this.bus, { isAway: next.isAway, isSilent: next.isSilent });
      case 'kill':
        for (const open of [...this.#online]) if (open.world === world) this.#disconnect(open);
        return void world.restart();
      case 'lose answer':
        return void (world.log.lostAnswers += 1);
      case 'log takes':
        return void this.#logTakes(next.milliseconds);
      case 'rights move':
        return void world.log.change(ROOM, 'open');
      case 'compact':
        return void (await compactRoom(world.log, compactorHere, ROOM));
    }
  }

  async #let(next: PersonalStep): Promise<void> {
    const client = this.clients[next.who];
    if (client === undefined) return;
    const { length } = client.text;
    switch (next.kind) {
      case 'insert':
        return void client.type(next.text, Math.min(next.at, length));
      case 'delete':
        return void client.text.delete(Math.min(next.at, length), Math.min(next.length, length - Math.min(next.at, length)));
      case 'disconnect':
        return void this.#disconnect(client);
      case 'connect':
        return this.#connect(client, next.isThere ? this.there : this.here);
      case 'look':
        return void client.announce({ at: next.at });
    }
  }

  #logTakes(milliseconds: number): void {
    const { log, clock } = this.here;
    log.takesTime = () => (milliseconds === 0 ? Promise.resolve() : pause(clock, milliseconds));
  }

  async finish(): Promise<void> {
    this.#logTakes(0);
    Object.assign(this.bus, { isAway: false, isSilent: false, fate: () => 'arrives' });
    for (const client of this.clients) await this.#connect(client, client.world);
    await this.here.clock.advance(20_000);
    for (const [index, client] of this.clients.entries()) client.announce({ at: 1_000 + index });
    await this.here.clock.advance(1_000);
  }

  async #connect(client: TestClient, world: MemoryWorld): Promise<void> {
    if (this.#online.has(client)) return;
    this.#online.add(client);
    client.world = world;
    await client.connect();
  }

  #disconnect(client: TestClient): void {
    this.#online.delete(client);
    client.disconnect();
  }
}

function expectAcknowledgedIsStored({ here, clients }: Stage): void {
  const { store } = here.stored();
  for (const { doc, acknowledgedClock } of clients) {
    expect(Y.getState(store, doc.clientID)).toBeGreaterThanOrEqual(acknowledgedClock);
  }
}

describe('people on two instances with a bad bus between them', () => {
  it('agree in the end, have lost nothing that was acknowledged, and see one another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const stage = new Stage();
        for (const next of steps) {
          await stage.take(next);
          expectAcknowledgedIsStored(stage);
        }
        await stage.finish();

        for (const client of stage.clients) {
          expect(client.text.toString()).toBe(stage.here.text());
          expect(client.unsynced).toBe(0);
          expect(client.messages.filter(({ type }) => type === 'refused')).toEqual([]);
          for (const [index, other] of stage.clients.entries()) {
            if (other !== client) expect(client.presenceOf(other.doc.clientID)).toMatchObject({ at: 1_000 + index });
          }
        }
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});
