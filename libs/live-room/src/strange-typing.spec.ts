// What looks like typing and stands where no typing can: judged by its bytes alone it would be taken.

import { documentFromUpdates, textVocabulary, updateFromJson } from '@samenpen/dossier-document';
import { updateFrame } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { DOCUMENT, MemoryWorld, ROOM } from './testing/memory-world';
import { TestClient } from './testing/test-client';

/** Two paragraphs, written by Yjs client 1. */
const SEED = updateFromJson(
  { type: 'doc', content: ['ab', 'cd'].map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) },
  { clientId: 1 },
);

/** The clocks of a paragraph of the seed, of the text in it, and of the two letters of that. */
function clocksOf(paragraph: number): { readonly block: number; readonly text: number; readonly letters: readonly [number, number] } {
  const block = documentFromUpdates([SEED]).getXmlFragment('default').get(paragraph);
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(block instanceof Y.XmlElement) || !(text instanceof Y.XmlText)) throw new Error('the seed has two paragraphs');
  const first = text._start?.id.clock ?? -1;
  return { block: block._item?.id.clock ?? -1, text: text._item?.id.clock ?? -1, letters: [first, first + 1] };
}

type Neighbours = { readonly left?: number; readonly right?: number };

/** A letter of Yjs client 5 between two things of client 1. */
function letter(neighbours: Neighbours): Uint8Array {
  const kind = 4 + ('left' in neighbours ? 0x80 : 0) + ('right' in neighbours ? 0x40 : 0);
  return Uint8Array.of(1, 1, 5, 0, kind, ...Object.values(neighbours).flatMap((clock) => [1, clock]), 1, 0x78, 0);
}

async function aWorld(): Promise<{ world: MemoryWorld; decent: TestClient; hostile: TestClient }> {
  const world = new MemoryWorld({}, { vocabulary: textVocabulary });
  world.log.seed(ROOM, SEED);
  const decent = await new TestClient(world, 'an').connect({ announces: false });
  const hostile = await new TestClient(world, 'kwaad').connect({ announces: false });
  return { world, decent, hostile };
}

describe('a letter in a place without letters', () => {
  const [one, other] = [clocksOf(0), clocksOf(1)];

  it.each<readonly [string, Neighbours, string]>([
    ['beside a paragraph', { left: one.block }, 'schema-violation'],
    ['before a paragraph', { right: one.block }, 'schema-violation'],
    ['between two paragraphs', { left: one.block, right: other.block }, 'schema-violation'],
    ['beside a text', { left: one.text }, 'schema-violation'],
    ['between letters of two paragraphs', { left: one.letters[1], right: other.letters[0] }, 'malformed-update'],
  ])('is refused, seen by nobody, and disturbs nobody: %s', async (_what, neighbours, reason) => {
    const { world, decent, hostile } = await aWorld();
    const before = decent.received.length;

    hostile.send(updateFrame(DOCUMENT, letter(neighbours)));
    await world.quiet();

    expect(world.refusals).toEqual([`kwaad: ${reason}`]);
    expect(decent.received.slice(before).filter((frame) => frame.kind === 'update')).toEqual([]);
    expect(world.log.room(ROOM).head).toBe(1);
  });

  it('is stored readably when its zero is written in two bytes, also in one row with what follows', async () => {
    const { world, hostile } = await aWorld();
    const overlong = (clock: number, left: readonly [number, number]): Uint8Array =>
      Uint8Array.of(1, 1, 5, clock, 0x84, ...left, 1, 0x78, 0x80, 0);
    hostile.send(updateFrame(DOCUMENT, overlong(0, [1, one.letters[1]])));

    hostile.send(updateFrame(DOCUMENT, overlong(1, [5, 0])));
    hostile.send(updateFrame(DOCUMENT, overlong(2, [5, 1])));
    await world.quiet();

    expect(hostile.statuses.slice(-3)).toEqual([true, true, true]);
    expect(world.stored().getXmlFragment('default').toString()).toBe('<paragraph>abxxx</paragraph><paragraph>cd</paragraph>');
  });

  it('is not let in by letters that stood right before', async () => {
    const { world, hostile } = await aWorld();
    hostile.send(updateFrame(DOCUMENT, letter({ left: one.letters[1] })));
    await world.quiet();
    expect(hostile.statuses.at(-1)).toBe(true);

    // The same client goes on behind its letter, and then beside a paragraph.
    hostile.send(updateFrame(DOCUMENT, Uint8Array.of(1, 1, 5, 1, 0x84, 5, 0, 1, 0x79, 0)));
    hostile.send(updateFrame(DOCUMENT, Uint8Array.of(1, 1, 5, 2, 0x84, 1, one.block, 1, 0x7a, 0)));
    await world.quiet();

    expect(hostile.statuses.slice(-2)).toEqual([true, false]);
    expect(world.stored().getXmlFragment('default').toString()).toBe('<paragraph>abxy</paragraph><paragraph>cd</paragraph>');
  });
});
