import { documentJson, documentText, soundJson, writtenPieces } from '@samenpen/dossier-document';
import * as fc from 'fast-check';
import type * as Y from 'yjs';
import type { EditVerdict } from '../ports/room-history';
import { ROOM } from '../testing/memory-world';
import { WrittenHistory, changes, plain, written } from '../testing/written-history';
import { authorshipOf } from './authorship';
import type { Authorship, Writer } from './authorship';
import { passagesOf } from './passages';
import { documentAt } from './past-document';
import { restoreText } from './restore';
import { writtenThen } from './restored-words';

/** Makes the section say again all that it said at a point, of whoever looked at it as it is. */
const restoreWhole = async ({ history }: WrittenHistory, seq: number): Promise<EditVerdict> => {
  const doc = await documentAt(history, ROOM, { seq });
  const then = await writtenThen(doc, await authorshipOf(history, ROOM));
  return restoreText(history, { roomId: ROOM, personId: 'dirk', wanted: soundJson(documentJson(doc)), seen: null, then });
};

/** Of each letter the client that brought it, and its writer. */
const writersOf = (doc: Y.Doc, authorship: Authorship): { clientId: number | null; writer: Writer | null }[] =>
  writtenPieces(doc).flatMap(({ text, from }) =>
    Array.from({ length: text.length }, (_, at) => ({
      clientId: from?.clientId ?? null,
      writer: from === null ? null : (authorship.writingOf(from.clientId, from.clock + (from.isLettered ? at : 0)).writing?.writer ?? null),
    })),
  );

describe('what is put back whole', () => {
  it('leaves the words that it brings back to who wrote them, and when', async () => {
    const section = new WrittenHistory();
    await section.apply(plain({ writer: 0, text: 'De kust vergrijst' }));
    await section.apply(plain({ writer: 1, kind: 'sync' }));
    await section.apply(plain({ writer: 1, at: 7, text: ' aan zee' }));
    const { head } = section;
    for (let left = 25; left > 0; left -= 3) await section.apply(plain({ writer: 1, kind: 'erase' }));

    await restoreWhole(section, head);

    const passages = await passagesOf(section.present, await authorshipOf(section.history, ROOM));
    expect(documentText(section.present)).toBe('De kust aan zee vergrijst');
    expect(passages).toEqual([
      { from: 0, to: 7, writer: { kind: 'person', personId: 'an' }, firstAt: 1_010, lastAt: 1_010 },
      { from: 7, to: 15, writer: { kind: 'person', personId: 'bo' }, firstAt: 1_030, lastAt: 1_030 },
      { from: 15, to: 25, writer: { kind: 'person', personId: 'an' }, firstAt: 1_010, lastAt: 1_010 },
    ]);
  });

  it('leaves every letter that it brings back to its writer, restored or not before', async () => {
    await fc.assert(
      fc.asyncProperty(changes, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), async (all, picks) => {
        const section = await written(all);
        for (const pick of picks) {
          const seq = (pick % section.head) + 1;
          const before = await authorshipOf(section.history, ROOM);
          const then = writersOf(await documentAt(section.history, ROOM, { seq }), before);
          const known = new Set(section.present.store.clients.keys());

          await restoreWhole(section, seq);

          const now = writersOf(section.present, await authorshipOf(section.history, ROOM));
          const restored = now.flatMap(({ clientId, writer }, at) => (clientId === null || known.has(clientId) ? [] : [[writer, then[at]?.writer]]));
          for (const [writer, of] of restored) expect(writer).toEqual(of);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('names who restored as the writer where what then stands there is another text', async () => {
    const section = new WrittenHistory();
    await section.apply(plain({ text: 'een' }));
    const then = await writtenThen(await documentAt(section.history, ROOM, { seq: section.head }), await authorshipOf(section.history, ROOM));
    await section.apply(plain({ kind: 'erase' }));

    await restoreText(section.history, { roomId: ROOM, personId: 'dirk', wanted: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'twee' }] }] }, seen: null, then });

    const passages = await passagesOf(section.present, await authorshipOf(section.history, ROOM));
    expect(passages.map(({ writer }) => writer)).toEqual([{ kind: 'person', personId: 'dirk' }]);
  });
});
