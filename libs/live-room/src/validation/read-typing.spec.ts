import { defaultLimits } from '@samenpen/live-protocol';
import fc from 'fast-check';
import * as Y from 'yjs';
import { continues, joinedTyping } from '../room/joined-typing';
import type { TypedUpdate } from '../room/joined-typing';
import { decodeUpdate } from './decode-update';
import { judgeUpdate } from './judge-update';
import { readTyping } from './read-typing';
import type { Neighbour, TypedPlace, TypedRoom, Typing } from './read-typing';

const CAPS = { ...defaultLimits, roots: new Set(['default']) };

type Edit = { readonly at: number; readonly text: string; readonly erase: number; readonly isBold: boolean };

const anEdit = fc.record({
  at: fc.nat(),
  text: fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 4 })),
  erase: fc.oneof(fc.constant(0), fc.nat(4)),
  isBold: fc.oneof(fc.constant(false), fc.constant(false), fc.boolean()),
});

/** Applies edits to a document one by one and gives the update of each. */
function updatesOf(doc: Y.Doc, edits: readonly Edit[]): Uint8Array[] {
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => void updates.push(update));
  const text = doc.getText('default');
  for (const { at, text: added, erase, isBold } of edits) {
    doc.transact(() => {
      const place = at % (text.length + 1);
      const gone = Math.min(erase, text.length - place);
      if (gone > 0) text.delete(place, gone);
      if (added !== '') text.insert(place, added, isBold ? { bold: true } : undefined);
    });
  }
  return updates;
}

function withText(text: string): Y.Doc {
  const doc = new Y.Doc();
  doc.getText('default').insert(0, text);
  return doc;
}

/** A room in which one client goes on from a place that was looked at; or of which nothing was looked at yet. */
const roomOf = (doc: Y.Doc, place: TypedPlace | null = null): TypedRoom => ({
  clockOf: (clientId) => Y.getState(doc.store, clientId),
  placeOf: () => place,
  isLookedAt: false,
});

/** What the log holds. */
const logOf = (doc: Y.Doc): TypedRoom => ({ ...roomOf(doc), isLookedAt: true });

/** Where the last that an update adds was put, if it is letters, as the close look finds it. */
function lookedAt(update: Uint8Array): TypedPlace | null {
  const last = Y.decodeUpdate(update).structs.at(-1);
  return last instanceof Y.Item && last.content instanceof Y.ContentString ? { right: last.rightOrigin } : null;
}

describe('reading an update as typing', () => {
  it('agrees with the close look wherever it answers', () => {
    fc.assert(
      fc.property(fc.array(anEdit, { maxLength: 30 }), (edits) => {
        const writer = withText('Het begin.');
        const room = new Y.Doc();
        Y.applyUpdate(room, Y.encodeStateAsUpdate(writer));
        let place: TypedPlace | null = null;
        for (const update of updatesOf(writer, edits)) {
          const judgement = judgeUpdate(room, decodeUpdate(update, CAPS));
          for (const typing of [readTyping(update, roomOf(room, place)), readTyping(update, logOf(room))]) {
            if (typing === null) continue;
            const { clientId, from, to } = typing;
            expect(judgement).toMatchObject({ kind: 'new', fresh: to > from ? [{ clientId, from, to }] : [] });
            if (to > from) expect(typing.place).toMatchObject(lookedAt(update) ?? {});
          }
          if (Y.decodeUpdate(update).structs.length > 0) place = lookedAt(update);
          Y.applyUpdate(room, update);
        }
        expect(room.getText('default').toDelta()).toEqual(writer.getText('default').toDelta());
      }),
    );
  });

  it('knows letters beside letters, and deletions', () => {
    const writer = withText('ab');
    const room = new Y.Doc();
    Y.applyUpdate(room, Y.encodeStateAsUpdate(writer));
    const [letter, deletion] = updatesOf(writer, [
      { at: 2, text: 'é', erase: 0, isBold: false },
      { at: 0, text: '', erase: 1, isBold: false },
    ]);

    expect(readTyping(letter ?? new Uint8Array(), roomOf(room, { right: null }))).toMatchObject({ from: 2, to: 3, isDeleting: false, structs: 1 });
    Y.applyUpdate(room, letter ?? new Uint8Array());
    expect(readTyping(deletion ?? new Uint8Array(), roomOf(room))).toMatchObject({ from: 0, to: 0, isDeleting: true });
  });

  it.each([1, 2])('leaves the first letter after letter %s to the close look, and knows the next ones there', (start) => {
    const writer = withText('ab');
    const room = new Y.Doc();
    Y.applyUpdate(room, Y.encodeStateAsUpdate(writer));
    const right = start === 1 ? { client: writer.clientID, clock: 1 } : null;
    writer.clientID = 5;
    const typed = updatesOf(writer, [0, 1, 2].map((letter) => ({ at: start + letter, text: 'x', erase: 0, isBold: false })));
    const readAt = (place: TypedPlace): (Neighbour | null | undefined)[] => {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(room));
      return typed.map((update, index) => {
        const read = readTyping(update, roomOf(copy, index === 0 ? null : place));
        Y.applyUpdate(copy, update);
        return read?.place?.right;
      });
    };

    expect(readAt({ right })).toEqual([undefined, right, right]);
    const elsewhere = { client: 5, clock: 0 };
    expect(readAt({ right: elsewhere })).toEqual(right === null ? [undefined, null, null] : [undefined, undefined, undefined]);
  });

  it('leaves a letter behind something else than the last letter of its own client to the close look', () => {
    const writer = withText('ab');
    const room = new Y.Doc();
    Y.applyUpdate(room, Y.encodeStateAsUpdate(writer));
    writer.clientID = 5;
    const [first, between] = updatesOf(writer, [
      { at: 2, text: 'xy', erase: 0, isBold: false },
      { at: 3, text: 'z', erase: 0, isBold: false },
    ]);
    Y.applyUpdate(room, first ?? new Uint8Array());

    expect(readTyping(between ?? new Uint8Array(), roomOf(room, { right: null }))).toBeNull();
  });

  it.each<readonly [string, (update: Uint8Array) => Uint8Array]>([
    ['what is known already', () => Y.encodeStateAsUpdate(withText('x'))],
    ['bytes behind the update', (update) => Uint8Array.of(...update, 0)],
    ['an update that ends early', (update) => update.subarray(0, -2)],
    ['an empty update', () => Uint8Array.of(0, 0)],
    ['a later clock', (update) => update.map((byte, index) => (index === CLOCK_AT ? byte + 1 : byte))],
  ])('leaves %s to the close look', (_what, change) => {
    const writer = withText('ab');
    writer.clientID = 5;
    const room = new Y.Doc();
    Y.applyUpdate(room, Y.encodeStateAsUpdate(writer));
    const [letter] = updatesOf(writer, [{ at: 2, text: 'c', erase: 0, isBold: false }]);

    expect(readTyping(change(letter ?? new Uint8Array()), roomOf(room, { right: null }))).toBeNull();
  });
});

/** Where the clock stands: behind the two counts and the client id, which is one byte here. */
const CLOCK_AT = 3;

/** Whether one can be sent on with those before it: it goes on where they end, or only deletes. */
function isJoinable(run: readonly TypedUpdate[], { from, to }: Typing): boolean {
  const last = run.findLast(({ typing }) => typing.to > typing.from);
  return run.length > 0 && (to === from || last === undefined || last.typing.to === from);
}

describe('joining what one person typed', () => {
  it.each<readonly [string, (run: readonly TypedUpdate[], next: Typing) => boolean]>([
    ['for a row of the log', (run, next) => run.at(-1) !== undefined && continues(run.at(-1)?.typing ?? next, next)],
    ['deletions included', isJoinable],
  ])('says the same as the updates one after the other: %s', (_what, mayJoin) => {
    fc.assert(
      fc.property(fc.array(anEdit, { minLength: 1, maxLength: 20 }), (edits) => {
        const writer = withText('Het begin.');
        const [one, other] = [new Y.Doc(), new Y.Doc()];
        for (const doc of [one, other]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer));
        let run: TypedUpdate[] = [];
        const flush = (): void => {
          const [first, ...rest] = run;
          if (first !== undefined) Y.applyUpdate(other, joinedTyping([first, ...rest]));
          run = [];
        };
        for (const update of updatesOf(writer, edits)) {
          const typing = readTyping(update, logOf(one));
          Y.applyUpdate(one, update);
          if (typing === null || !mayJoin(run, typing)) flush();
          if (typing === null) Y.applyUpdate(other, update);
          else run.push({ update, typing });
        }
        flush();

        expect(Y.encodeStateAsUpdate(other)).toEqual(Y.encodeStateAsUpdate(one));
      }),
    );
  });

  it('says once what was deleted letter by letter', () => {
    const writer = withText('abcdef');
    const room = new Y.Doc();
    Y.applyUpdate(room, Y.encodeStateAsUpdate(writer));
    const backspaces = updatesOf(writer, [5, 4, 3, 0].map((at) => ({ at, text: '', erase: 1, isBold: false })));
    const [first, ...rest] = backspaces.map((update) => {
      const typing = readTyping(update, logOf(room));
      if (typing === null) throw new Error('deleting is typing');
      return { update, typing };
    });
    if (first === undefined) throw new Error('four letters are deleted');

    const { structs, ds } = Y.decodeUpdate(joinedTyping([first, ...rest]));

    expect(structs).toEqual([]);
    expect([...ds.clients.values()]).toEqual([[{ clock: 0, len: 1 }, { clock: 3, len: 3 }]]);
  });
});
