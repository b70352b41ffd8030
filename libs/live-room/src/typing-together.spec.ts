// Several updates that one connection brings at once go to the others as one.

import { updateFrame } from '@samenpen/live-protocol';
import fc from 'fast-check';
import * as Y from 'yjs';
import { DOCUMENT, MemoryWorld, ROOM } from './testing/memory-world';
import { TestClient } from './testing/test-client';
import type { ServerFrame } from './testing/test-client';

/** Everybody has written a letter, the first of them the last one, so that its next ones are typing. */
async function aWorld(...people: readonly string[]): Promise<{ world: MemoryWorld; clients: TestClient[]; mark: () => void }> {
  const world = new MemoryWorld();
  const clients: TestClient[] = [];
  for (const person of people) clients.push(await new TestClient(world, person).connect());
  for (const client of [...clients].reverse()) {
    client.type(client.person[0] ?? '');
    await world.quiet();
  }
  const mark = (): void => clients.forEach(({ received, statuses }) => [received, statuses].forEach((list) => (list.length = 0)));
  mark();
  return { world, clients, mark };
}

const updatesIn = (frames: readonly ServerFrame[]): Uint8Array[] => frames.flatMap((frame) => (frame.kind === 'update' ? [frame.bytes] : []));

describe('what somebody types in one turn', () => {
  it('reaches the others as one update, while each of its own is acknowledged', async () => {
    const { world, clients: [an, bo] } = await aWorld('an', 'bo');

    for (const letter of 'samen') an?.type(letter);
    an?.text.delete(an.text.length - 1, 1);
    an?.text.delete(an.text.length - 1, 1);
    await world.quiet();

    expect(updatesIn(bo?.received ?? [])).toHaveLength(1);
    expect(an?.statuses).toEqual(Array<boolean>(7).fill(true));
    expect([an?.text.toString(), bo?.text.toString(), world.text()]).toEqual(Array<string>(3).fill('·basam'));
  });

  it('is passed on as it came when it is one update', async () => {
    const { world, clients: [an, bo] } = await aWorld('an', 'bo');
    const update = an?.typeUnsent('x') ?? new Uint8Array();

    an?.send(updateFrame(DOCUMENT, update));
    await world.quiet();

    expect(updatesIn(bo?.received ?? [])).toEqual([update]);
    expect(bo?.text.toString()).toBe(an?.text.toString());
  });

  it('keeps its order with what is no typing, and with what others type', async () => {
    const { world, clients: [an, bo, cy] } = await aWorld('an', 'bo', 'cy');

    an?.type('1');
    an?.type('2');
    an?.text.format(0, 1, { bold: true });
    an?.type('3');
    bo?.type('4');
    an?.type('5');
    await world.quiet();

    const from = updatesIn(cy?.received ?? []).map((update) => Y.parseUpdateMeta(update).to);
    const nameOf = (clientId: number): string => [an, bo].find((client) => client?.doc.clientID === clientId)?.person ?? '';
    expect(from.map((to) => [...to.keys()].map(nameOf))).toEqual([['an'], ['an'], ['an'], ['bo'], ['an']]);
    expect(cy?.text.toDelta()).toEqual(world.stored().getText('default').toDelta());
  });

  it('is not joined with what the same connection brings of another Yjs client', async () => {
    const { world, clients: [an, bo] } = await aWorld('an', 'bo');
    const script = new Y.Doc();
    if (an === undefined || bo === undefined) throw new Error('two are there');
    Y.applyUpdate(script, Y.encodeStateAsUpdate(an.doc));
    const typed = (text: string): Uint8Array => {
      const before = Y.encodeStateVector(script);
      script.getText('default').insert(script.getText('default').length, text);
      return updateFrame(DOCUMENT, Y.encodeStateAsUpdate(script, before));
    };
    an.send(typed('x'));
    await world.quiet();
    bo.received.length = 0;

    an.type('1');
    an.send(typed('y'));
    an.type('2');
    await world.quiet();

    const clients = updatesIn(bo.received).map((update) => [...Y.parseUpdateMeta(update).to.keys()]);
    expect(clients).toEqual([[an.doc.clientID], [script.clientID], [an.doc.clientID]]);
    expect(bo.text.toString()).toBe(world.text());
  });

  it('ends where one of it is refused: what came before is everybody\'s, what follows nobody\'s', async () => {
    const { world, clients: [an, bo] } = await aWorld('an', 'bo');
    const before = world.text();

    an?.type('1');
    an?.type('2');
    an?.send(updateFrame(DOCUMENT, Uint8Array.of(9, 9, 9)));
    an?.type('3');
    await world.quiet();

    expect(an?.statuses).toEqual([true, true, false, false]);
    expect(updatesIn(bo?.received ?? [])).toHaveLength(1);
    expect(bo?.text).toHaveLength(before.length + 2);
    expect(bo?.text.toString()).toBe(world.text());
    expect(bo?.messages).toEqual([]);
  });

  it('is seen before the word that it was refused by the log', async () => {
    const { world, clients: [an, bo] } = await aWorld('an', 'bo');
    world.log.change(ROOM, 'closed');

    an?.type('1');
    an?.type('2');
    await world.quiet();

    expect(bo?.kinds().filter((kind) => kind === 'update' || kind === 'stateless')[0]).toBe('update');
    expect(updatesIn(bo?.received ?? [])).toHaveLength(1);
    expect(bo?.messages.at(-1)).toMatchObject({ type: 'refused', reason: 'section-is-approved', own: false });
    expect(an?.statuses).toEqual([false, false]);
  });

  it('misses nobody who becomes slow in the middle of it', async () => {
    const { world, clients: [an, bo] } = await aWorld('an', 'bo');

    an?.type('1');
    if (bo !== undefined) bo.bufferedBytes = 2 * 1024 * 1024;
    an?.type('2');
    await world.quiet();
    an?.type('3');
    await world.quiet();
    if (bo !== undefined) bo.bufferedBytes = 0;
    await world.clock.advance(2_000);

    expect(bo?.text.toString()).toBe(world.text());
    expect(bo?.text.toString()).toBe(an?.text.toString());
  });
});

const aChange = fc.record({
  who: fc.nat(2),
  at: fc.nat(60),
  /** Negative: so far behind the end as people mostly type. */
  text: fc.oneof({ weight: 4, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }) }, fc.constantFrom('𝄞', '👩‍🌾', 'é')),
  kind: fc.constantFrom('behind', 'behind', 'behind', 'backspace', 'backspace', 'elsewhere', 'erase', 'bold'),
  endsTurn: fc.oneof(fc.constant(false), fc.constant(false), fc.boolean()),
});
type Change = typeof aChange extends fc.Arbitrary<infer One> ? One : never;

/** The next place that is not in the middle of a letter of two code units: no editor goes there, and Yjs itself does not agree there. */
function betweenLetters({ text }: TestClient, at: number): number {
  const unit = text.toString().charCodeAt(Math.min(at, text.length));
  return Math.min(at, text.length) + (unit >= 0xdc00 && unit <= 0xdfff ? 1 : 0);
}

/** `caret`: where it typed last. Answers with where it is now. */
function make(client: TestClient, { at, text, kind }: Change, caret: number): number {
  const place = betweenLetters(client, at);
  const end = betweenLetters(client, place + 2);
  const own = betweenLetters(client, caret);
  switch (kind) {
    case 'behind':
      client.type(text, own);
      return own + text.length;
    case 'backspace':
      if (own === 0) return own;
      return own - takeBack(client, own);
    case 'elsewhere':
      client.type(text, place);
      return place + text.length;
    case 'erase':
      client.text.delete(place, end - place);
      return own;
    default:
      client.text.format(place, end - place, { bold: true });
      return own;
  }
}

/** The letter before a place goes. Answers with how many code units it had. */
function takeBack(client: TestClient, place: number): number {
  const before = client.text.toString().charCodeAt(place - 1);
  const units = before >= 0xdc00 && before <= 0xdfff ? 2 : 1;
  client.text.delete(place - units, units);
  return units;
}

describe('a replica that gets joined updates', () => {
  it('says the same as one that gets every single one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aChange, { maxLength: 60 }), async (changes) => {
        const { world, clients } = await aWorld('an', 'bo', 'cy');
        const reader = await new TestClient(world, 'lezer').connect();
        const single = new Y.Doc();
        Y.applyUpdate(single, Y.encodeStateAsUpdate(world.stored()));
        for (const client of clients) {
          client.doc.on('update', (update: Uint8Array, origin: unknown) => void (origin === client || Y.applyUpdate(single, update)));
        }
        const carets = clients.map(({ text }) => text.length);
        for (const change of changes) {
          const client = clients[change.who];
          if (client !== undefined) carets[change.who] = make(client, change, carets[change.who] ?? 0);
          if (change.endsTurn) await world.quiet();
        }
        await world.quiet();
        await world.clock.advance(1_000);

        for (const doc of [reader.doc, world.stored(), ...clients.map((client) => client.doc)]) {
          expect(doc.getText('default').toDelta()).toEqual(single.getText('default').toDelta());
          expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(single))).toBe(true);
        }
        expect(clients.map(({ unsynced }) => unsynced)).toEqual([0, 0, 0]);
        expect(world.refusals).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
