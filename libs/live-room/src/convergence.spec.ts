import fc from 'fast-check';
import * as Y from 'yjs';
import { compactRoom } from './compaction/compact-room';
import { compactorHere } from './ports/compactor';
import { MemoryWorld, ROOM } from './testing/memory-world';
import { TestClient } from './testing/test-client';

// Clients edit in any order, lose their connections, the server is killed, commits lose their answers, and the text is
// locked and opened again. Whatever happens: what was acknowledged is in the log, and in the end everybody agrees.

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('insert' as const), who: fc.nat(2), at: fc.nat(40), text: fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme' }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), who: fc.nat(2), at: fc.nat(40), length: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('disconnect' as const), who: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('connect' as const), who: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('quiet' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose answer' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rights move' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('compact' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

describe('clients that edit one text', () => {
  it('agree in the end, whatever they lose on the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const world = new MemoryWorld();
        const clients = ['an', 'bo', 'cy'].map((person) => new TestClient(world, person));
        const online = new Set<TestClient>();
        for (const one of steps) {
          await take(world, { clients, online }, one);
          expectAcknowledgedIsStored(world, clients);
        }
        await finish(world, { clients, online });

        for (const client of clients) {
          expect(client.text.toString()).toBe(world.text());
          expect(client.unsynced).toBe(0);
          expect(client.messages.filter(({ type }) => type === 'refused')).toEqual([]);
        }
      }),
      { numRuns: 250 },
    );
  }, 120_000);

  it('keep the log free of gaps and of refused text when the section closes in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.nat(25), async (steps, closesAt) => {
        const world = new MemoryWorld();
        const clients = ['an', 'bo', 'cy'].map((person) => new TestClient(world, person));
        const online = new Set<TestClient>();
        let approved: string | null = null;
        for (const [index, one] of steps.entries()) {
          if (index === closesAt) {
            world.log.change(ROOM, 'closed');
            approved = world.text();
            if (index % 2 === 0) void world.engine.rightsChanged([ROOM]);
          }
          await take(world, { clients, online }, one);
          expectAcknowledgedIsStored(world, clients);
        }
        await world.clock.advance(10_000);

        expect(world.text()).toBe(approved ?? world.text());
        const newcomer = await new TestClient(world, 'new').connect();
        await world.clock.advance(1_000);
        expect(newcomer.text.toString()).toBe(world.text());
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});

function expectAcknowledgedIsStored(world: MemoryWorld, clients: readonly TestClient[]): void {
  const { store } = world.stored();
  for (const { doc, acknowledgedClock } of clients) {
    expect(Y.getState(store, doc.clientID)).toBeGreaterThanOrEqual(acknowledgedClock);
  }
}

type Cast = { readonly clients: readonly TestClient[]; readonly online: Set<TestClient> };

async function take(world: MemoryWorld, { clients, online }: Cast, one: Step): Promise<void> {
  const client = 'who' in one ? clients[one.who] : undefined;
  switch (one.kind) {
    case 'insert':
      client?.type(one.text, Math.min(one.at, client.text.length));
      return;
    case 'delete':
      client?.text.delete(Math.min(one.at, client.text.length), Math.min(one.length, client.text.length - Math.min(one.at, client.text.length)));
      return;
    case 'disconnect':
      client?.disconnect();
      if (client) online.delete(client);
      return;
    case 'connect':
      if (client === undefined || online.has(client)) return;
      online.add(client);
      return void (await client.connect());
    case 'quiet':
      return world.quiet();
    case 'kill':
      for (const open of online) open.disconnect();
      online.clear();
      world.restart();
      return;
    case 'lose answer':
      world.log.lostAnswers += 1;
      return;
    case 'rights move':
      world.log.change(ROOM, world.log.room(ROOM).state);
      return;
    case 'compact': {
      return void (await compactRoom(world.log, compactorHere, ROOM));
    }
  }
}

async function finish(world: MemoryWorld, { clients, online }: Cast): Promise<void> {
  for (const client of clients) {
    if (online.has(client)) continue;
    online.add(client);
    await client.connect();
  }
  await world.clock.advance(20_000);
}
