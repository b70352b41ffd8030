import fc from 'fast-check';
import * as Y from 'yjs';
import type { StoredRoom } from '../ports/room-log';
import { BrokenLog, RoomDocument } from './room-document';

function typed(letters: number, doc = new Y.Doc()): Uint8Array[] {
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => void updates.push(update));
  const text = doc.getText('default');
  for (let index = 0; index < letters; index++) text.insert(text.length, String(index % 10));
  return updates;
}

const stored = (updates: readonly Uint8Array[]): StoredRoom => ({
  head: updates.length,
  accessEpoch: 1,
  base: null,
  baseEpoch: 0,
  tail: updates.map((update, index) => ({ seq: index + 1, update })),
  authors: new Map(),
  unconfirmed: [],
});

/** The document of somebody who had nothing and was let in. */
function joined(document: RoomDocument): Y.Doc {
  const doc = new Y.Doc();
  const { state, rest } = document.stateAfter(Uint8Array.of(0));
  for (const update of [state, ...rest]) Y.applyUpdate(doc, update);
  return doc;
}

describe('the content of a room', () => {
  it('lets somebody in with everything, whatever was applied, added or compacted before', () => {
    const step = fc.constantFrom<('add' | 'read' | 'let go' | 'join' | 'compact')>('add', 'add', 'read', 'let go', 'join', 'compact');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const writer = new Y.Doc();
        const updates = typed(50, writer);
        const document = new RoomDocument(stored(updates.slice(0, 3)));
        let next = 3;
        for (const one of steps) {
          if (one === 'add' && next < updates.length) {
            const from = document.clockOf(writer.clientID);
            document.append(updates[next] ?? new Uint8Array(), [{ clientId: writer.clientID, from, to: from + 1 }], ++next);
          } else if (one === 'read') expect(document.doc.getText('default')).toHaveLength(next);
          else if (one === 'let go') document.letGo();
          else if (one === 'join') expect(joined(document).getText('default')).toHaveLength(next);
          else if (one === 'compact') {
            const seq = Math.max(1, next - 2);
            const doc = new Y.Doc();
            for (const update of updates.slice(0, seq)) Y.applyUpdate(doc, update);
            document.rebase({ seq, update: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) });
          }
        }
        expect(document.doc.getText('default').toString()).toBe(writer.getText('default').toString().slice(0, next));
        expect(joined(document).getText('default').toString()).toBe(document.doc.getText('default').toString());
        expect(Y.decodeStateVector(document.stateVector())).toEqual(Y.decodeStateVector(Y.encodeStateVector(document.doc)));
      }),
    );
  });

  it('takes no more memory than its bytes once its Yjs document was let go', () => {
    const updates = typed(50);
    const document = new RoomDocument(stored(updates));
    const asBytes = document.heapBytes;
    expect(document.doc.getText('default')).toHaveLength(50);
    expect(document.heapBytes).toBeGreaterThan(asBytes);

    document.letGo();

    expect(document.heapBytes).toBe(asBytes);
  });

  it('counts what a passage that is replaced again and again leaves in the tail, though the text stays as small as it was', () => {
    const document = new RoomDocument(stored([]));
    const writer = new Y.Doc();
    writer.on('update', (update: Uint8Array) => document.apply(update, []));
    const text = writer.getText('default');
    const replace = (): void => {
      text.delete(0, text.length);
      text.insert(0, 'a'.repeat(1_000));
    };
    for (let round = 0; round < 10; round++) writer.transact(replace);

    expect(document.sizeWith(0, 2_000)).toBeLessThan(2_000);
    expect(document.tail.updates).toBe(10);
    expect(document.tail.bytes).toBeGreaterThan(10_000);
    expect(document.heapBytes).toBeGreaterThan(document.tail.bytes);
  });

  it('is not made from a log with a gap', () => {
    const updates = typed(3);

    expect(() => new RoomDocument(stored([updates[0], updates[2]].map((update) => update ?? new Uint8Array())))).toThrow(BrokenLog);
  });
});
