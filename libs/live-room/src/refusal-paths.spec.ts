// The same update by each way that it can come: what is answered, what becomes of it, what its sender is told, and what
// the next update gets. An answer to a question of the server's is owed no status, but for the opening's; where one
// stands in the table of the answer to a gap, it is that of the update that was held for the answer.

import { step2Frame, updateFrame } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { DOCUMENT, MemoryWorld, ROOM } from './testing/memory-world';
import { TestClient } from './testing/test-client';

const paths = ['live', 'first Step2', 'gap answer', 'confirm answer'] as const;
type Path = (typeof paths)[number];

/** `stored` and `relayed` count updates; `told` are reasons; `next` is what a further update is answered with. */
type Outcome = {
  readonly statuses: readonly boolean[];
  readonly stored: number;
  readonly relayed: number;
  readonly told: readonly string[];
  readonly next: readonly boolean[];
};

/** One opened text, and the moment before an update comes by that path. */
class Sending {
  readonly world = new MemoryWorld({ maxUpdateBytes: 2_000 });
  readonly peer = new TestClient(this.world, 'bo');
  readonly client = new TestClient(this.world, 'an');
  readonly #path: Path;

  private constructor(path: Path) {
    this.#path = path;
    this.client.answersStep1 = false;
  }

  static async by(path: Path): Promise<Sending> {
    const sending = new Sending(path);
    await sending.peer.connect();
    await sending.#prepare();
    sending.client.statuses.length = 0;
    return sending;
  }

  async send(update: Uint8Array): Promise<void> {
    await this.#say(this.#path === 'live' ? updateFrame(DOCUMENT, update) : step2Frame(DOCUMENT, update));
  }

  /** Sends an update and tells what came of it, its own wait for an answer included. */
  async outcomeOf(update: Uint8Array): Promise<Outcome> {
    const { world, peer, client } = this;
    const stored = world.log.room(ROOM).tail.length;
    peer.received.length = 0;
    await this.send(update);
    await world.clock.advance(5_000);
    return {
      statuses: [...client.statuses],
      stored: world.log.room(ROOM).tail.length - stored,
      relayed: peer.kinds().filter((kind) => kind === 'update').length,
      told: client.messages.flatMap((message) => (message.type === 'refused' ? [message.reason] : [])),
      next: await this.#next(),
    };
  }

  /** A deletion that somebody else has made already. */
  async knownDeletion(): Promise<Uint8Array> {
    this.peer.text.delete(0, 1);
    await this.world.quiet();
    const doc = this.world.stored();
    return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
  }

  /** What one more letter is answered with, that fits whatever came before. */
  async #next(): Promise<readonly boolean[]> {
    const before = this.client.statuses.length;
    await this.#say(updateFrame(DOCUMENT, letters(this.world, 'n')));
    return this.client.statuses.slice(before);
  }

  async #prepare(): Promise<void> {
    const { client, peer, world } = this;
    if (this.#path === 'confirm answer') {
      // The sender's first letters came through somebody else, so the server will ask the sender itself for them.
      peer.send(updateFrame(DOCUMENT, client.typeUnsent('eigen')));
      await world.quiet();
    }
    await client.connect({ announces: false });
    if (this.#path === 'first Step2') return;
    await this.#say(step2Frame(DOCUMENT, Uint8Array.of(0, 0)));
    if (this.#path === 'gap answer') await this.#say(updateFrame(DOCUMENT, withoutFoundation()));
    if (this.#path === 'confirm answer') client.announce({ at: 1 });
    await world.quiet();
  }

  async #say(frame: Uint8Array): Promise<void> {
    this.client.send(frame);
    await this.world.quiet();
  }
}

function letters(world: MemoryWorld, text: string): Uint8Array {
  const doc = world.stored();
  const before = Y.encodeStateVector(doc);
  doc.getText('default').insert(0, text);
  return Y.encodeStateAsUpdate(doc, before);
}

function foreignRoot(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('elders').insert(0, 'x');
  return Y.encodeStateAsUpdate(doc);
}

/** The second of two edits. */
function withoutFoundation(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('default').insert(0, 'een');
  const before = Y.encodeStateVector(doc);
  doc.getText('default').insert(3, 'twee');
  return Y.encodeStateAsUpdate(doc, before);
}

function deletion(world: MemoryWorld): Uint8Array {
  const doc = world.stored();
  const before = Y.encodeStateVector(doc);
  doc.getText('default').delete(0, 1);
  return Y.encodeStateAsUpdate(doc, before);
}

const crossed = <Row>(rows: readonly Row[]): { readonly path: Path; readonly row: Row }[] =>
  rows.flatMap((row) => paths.map((path) => ({ path, row })));

/** The one status of a refused update, or of the update that was held for it. */
const refusedBy: Record<Path, readonly boolean[]> = { live: [false], 'first Step2': [false], 'gap answer': [false], 'confirm answer': [] };

describe('an update that is no good', () => {
  const rows = [
    { name: 'malformed', reason: 'malformed-update', make: () => Uint8Array.of(1, 1, 200, 1, 0, 4, 1, 1, 0x74, 0xff) },
    { name: 'oversized', reason: 'update-too-large', make: (world: MemoryWorld) => letters(world, 'x'.repeat(3_000)) },
    { name: 'with a foreign root', reason: 'foreign-root', make: foreignRoot },
    { name: 'with a gap that stays open', reason: 'malformed-update', make: withoutFoundation },
  ];

  it.each(crossed(rows))('is refused alike: $row.name, $path', async ({ path, row: { make, reason } }) => {
    const sending = await Sending.by(path);

    expect(await sending.outcomeOf(make(sending.world))).toEqual({
      statuses: refusedBy[path], stored: 0, relayed: 0, told: [reason], next: [false],
    });
    expect(sending.world.faults).toEqual([]);
  });
});

describe('an update of somebody who may not write', () => {
  const asReader = { reason: 'role-may-not-write', forbid: (world: MemoryWorld) => world.setRight('an', 'read') };
  const inClosed = { reason: 'section-is-approved', forbid: (world: MemoryWorld) => world.closeRoom() };
  const typed = (world: MemoryWorld): Uint8Array => letters(world, 'x');
  const rows = [
    { who: 'a reader types', ...asReader, make: typed },
    { who: 'a reader deletes', ...asReader, make: deletion },
    { who: 'typed in a closed section', ...inClosed, make: typed },
    { who: 'deleted in a closed section', ...inClosed, make: deletion },
  ];

  it.each(crossed(rows))('is refused alike: $row.who, $path', async ({ path, row: { forbid, make, reason } }) => {
    const sending = await Sending.by(path);
    await forbid(sending.world);

    expect(await sending.outcomeOf(make(sending.world))).toEqual({
      statuses: refusedBy[path], stored: 0, relayed: 0, told: [reason], next: [false],
    });
  });
});

/** What is known is true at once. It fills no gap, so that what was held for it is refused, for this reason. */
const taken = (path: Path, refusal = 'malformed-update'): Partial<Outcome> => {
  if (path === 'gap answer') return { statuses: [false], told: [refusal], next: [false] };
  return { statuses: path === 'confirm answer' ? [] : [true], told: [] };
};

describe('an update that repeats or deletes', () => {
  it.each(paths)('is acknowledged and stored no second time when all of it is known: %s', async (path) => {
    const sending = await Sending.by(path);

    expect(await sending.outcomeOf(Y.encodeStateAsUpdate(sending.world.stored()))).toEqual({
      stored: 0, relayed: 0, next: [true], ...taken(path),
    });
  });

  it.each(paths)('is stored and relayed when its deletion is news: %s', async (path) => {
    const sending = await Sending.by(path);

    expect(await sending.outcomeOf(deletion(sending.world))).toEqual({ stored: 1, relayed: 1, next: [true], ...taken(path) });
  });

  it('is stored once more where only a document, of which there is none in memory, would tell that its deletion is known', async () => {
    const sending = await Sending.by('live');

    expect(await sending.outcomeOf(await sending.knownDeletion())).toEqual({ stored: 1, relayed: 1, next: [true], ...taken('live') });
  });

  it.each(paths)('changes nothing and is acknowledged when its deletion is known: %s', async (path) => {
    const sending = await Sending.by(path);
    // Beginning to type somewhere is looked at closely, in a document.
    sending.peer.type('looked at');
    const update = await sending.knownDeletion();
    const text = sending.world.text();

    expect(await sending.outcomeOf(update)).toEqual({ stored: 0, relayed: 0, next: [true], ...taken(path) });
    expect(sending.world.text().replace(/^n/, '')).toBe(text);
  });

  it.each(crossed(['all', 'a deletion']))('is acknowledged to a reader too when it is known: $row, $path', async ({ path, row }) => {
    const sending = await Sending.by(path);
    const update = row === 'all' ? Y.encodeStateAsUpdate(sending.world.stored()) : await sending.knownDeletion();
    await sending.world.setRight('an', 'read');

    const outcome = await sending.outcomeOf(update);

    // An update that was held is refused for the right that is gone, not for its gap.
    expect(outcome).toEqual({ ...taken(path, 'role-may-not-write'), stored: 0, relayed: 0, next: [false] });
  });
});
