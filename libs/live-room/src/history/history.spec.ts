import { documentJson, documentText, FRAGMENT, soundJson, writtenPieces } from '@samenpen/dossier-document';
import * as fc from 'fast-check';
import * as Y from 'yjs';
import { ROOM } from '../testing/memory-world';
import { WrittenHistory, changes, plain, written } from '../testing/written-history';
import { Authorship, authorshipOf } from './authorship';
import { documentAt } from './past-document';
import { passagesOf } from './passages';
import type { EditVerdict } from '../ports/room-history';
import type { Moment } from './past-document';
import { restoreText } from './restore';

/** What is put back has no known writers. */
const NOBODYS = { text: '', passages: [] };

/** The first clock of every block that stands in the text. */
const blockIds = (doc: Y.Doc): string[] =>
  doc.getXmlFragment(FRAGMENT).toArray().map((block) => `${String(block._item?.id.client)}:${String(block._item?.id.clock)} ${JSON.stringify(block.toJSON())}`);

/** Makes the section say what it said at a moment, of whoever looked at it as it is. */
const restoreMoment = async (history: WrittenHistory['history'], { moment, personId }: { moment: Moment; personId: string }): Promise<EditVerdict> => {
  const wanted = soundJson(documentJson(await documentAt(history, ROOM, moment)));
  return restoreText(history, { roomId: ROOM, personId, wanted, seen: null, then: NOBODYS });
};

describe('what a section said', () => {
  it('is told for every sequence number, whatever was compacted since', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (all) => {
        const { history, said } = await written(all);

        for (const [seq, text] of said) expect(documentText(await documentAt(history, ROOM, { seq }))).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  it('from the first row on is what base and tail say now', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (all) => {
        const { history, present, head } = await written([...all, plain({ kind: 'compact' }), plain({ text: 'na' })]);

        const replayed = await documentAt(history, ROOM, { seq: head });

        expect(Y.equalSnapshots(Y.snapshot(replayed), Y.snapshot(present))).toBe(true);
        expect(documentText(replayed)).toBe(documentText(present));
      }),
      { numRuns: 40 },
    );
  });

  it('at an instant is what the last row of that instant left', async () => {
    const section = new WrittenHistory();
    const instant = section.now;
    section.now += 10;
    await section.apply(plain({ text: 'een' }));
    const { now } = section;
    section.now -= 10;
    await section.apply(plain({ text: 'twee ' }));

    const textAt = async (at: number): Promise<string> => documentText(await documentAt(section.history, ROOM, { at }));

    expect(await textAt(instant - 1)).toBe('');
    expect(await textAt(instant)).toBe('');
    expect(await textAt(now - 1)).toBe('');
    expect(await textAt(now)).toBe('twee een');
    expect(await textAt(now + 1_000)).toBe('twee een');
  });

  it('at an instant follows the order of the log where its clock went back', async () => {
    const section = new WrittenHistory();
    section.now = 5_000;
    await section.apply(plain({ text: 'een' }));
    section.now = 2_000;
    await section.apply(plain({ text: 'twee ' }));

    expect(documentText(await documentAt(section.history, ROOM, { at: 2_500 }))).toBe('twee een');
    expect(documentText(await documentAt(section.history, ROOM, { at: 1_500 }))).toBe('');
  });
});

describe('the passages of a section', () => {
  it('are the plain text, each with who wrote it', async () => {
    const section = new WrittenHistory();
    await section.apply(plain({ writer: 0, text: 'De kust vergrijst' }));
    await section.apply(plain({ writer: 1, kind: 'sync' }));
    await section.apply(plain({ writer: 1, at: 7, text: ' aan zee' }));
    await section.apply(plain({ kind: 'compact' }));

    const passages = await passagesOf(section.present, await authorshipOf(section.history, ROOM));

    expect(documentText(section.present)).toBe('De kust aan zee vergrijst');
    expect(passages).toEqual([
      { from: 0, to: 7, writer: { kind: 'person', personId: 'an' }, firstAt: 1_010, lastAt: 1_010 },
      { from: 7, to: 15, writer: { kind: 'person', personId: 'bo' }, firstAt: 1_030, lastAt: 1_030 },
      { from: 15, to: 25, writer: { kind: 'person', personId: 'an' }, firstAt: 1_010, lastAt: 1_010 },
    ]);
  });

  it('cover every letter, and name only the person on whose connection it came', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (all) => {
        const section = await written(all);
        const text = documentText(section.present);
        const authorship = await authorshipOf(section.history, ROOM);
        const passages = await passagesOf(section.present, authorship);

        const uncovered = [...passages].reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text);
        expect(uncovered).toMatch(/^\n*$/);
        const personOf = new Map(section.writers.map(({ person, doc }) => [doc.clientID, person]));
        for (const piece of writtenPieces(section.present)) {
          if (piece.from === null) continue;
          expect(authorship.writingOf(piece.from.clientId, piece.from.clock).writing?.writer).toEqual({
            kind: 'person',
            personId: personOf.get(piece.from.clientId),
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('give other work its turn while a long text is gone through', async () => {
    const [doc, authorship] = [new Y.Doc(), new Authorship([])];
    let seq = 0;
    doc.on('update', (update: Uint8Array) => authorship.add({ seq: ++seq, at: seq, personId: 'an', update }));
    const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()];
    doc.getXmlFragment(FRAGMENT).push([paragraph]);
    paragraph.push([text]);
    for (let letter = 0; letter < 12_000; letter++) text.insert(letter, 'x');
    let hadOthersTheirTurn = false;

    const passages = passagesOf(doc, authorship);
    setImmediate(() => (hadOthersTheirTurn = true));

    expect(await passages).toEqual([{ from: 0, to: 12_000, writer: { kind: 'person', personId: 'an' }, firstAt: 3, lastAt: 12_002 }]);
    expect(hadOthersTheirTurn).toBe(true);
  });

  it('are joined with those of before for a text of then', async () => {
    const section = new WrittenHistory();
    await section.apply(plain({ writer: 0, text: 'weg' }));
    const { head } = section;
    await section.apply(plain({ writer: 0, kind: 'erase' }));
    await section.apply(plain({ kind: 'compact' }));

    const passages = await passagesOf(await documentAt(section.history, ROOM, { seq: head }), await authorshipOf(section.history, ROOM));

    expect(passages.map(({ from, to, writer }) => [from, to, writer])).toEqual([[0, 3, { kind: 'person', personId: 'an' }]]);
  });
});

describe('restoring a section', () => {
  it('makes it say what it said, as one more row, and leaves the rest of the log as it was', async () => {
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(), async (all, pick) => {
        const section = await written(all);
        const seq = (pick % section.head) + 1;
        const [before, was] = [section.head, blockIds(section.present)];

        const verdict = await restoreMoment(section.history, { moment: { seq }, personId: 'dirk' });

        const now = section.present;
        expect(documentText(now)).toBe(section.said.get(seq));
        expect(section.head).toBe(verdict.kind === 'stored' ? before + 1 : before);
        const replayed = await documentAt(section.history, ROOM, { seq: section.head });
        expect(Y.equalSnapshots(Y.snapshot(replayed), Y.snapshot(now))).toBe(true);
        const authorship = await authorshipOf(section.history, ROOM);
        for (const [client, structs] of now.store.clients) {
          if (structs.length === 0 || client < 200) continue;
          expect(authorship.writingOf(client, 0).writing?.writer).toEqual({ kind: 'person', personId: 'dirk' });
        }
        // A text of which two people took the last paragraphs away at once gets the one that every text has.
        if (seq === before && was.length > 0) expect(blockIds(now)).toEqual(was);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps who wrote what stays, paragraph by paragraph and word by word', async () => {
    const section = new WrittenHistory();
    for (const text of ['vijf', 'vier', 'drie', 'twee', 'een mooie lange zin']) await section.apply(plain({ kind: 'paragraph', text }));
    const { head } = section;
    const before = blockIds(section.present);
    await section.apply(plain({ writer: 1, kind: 'sync' }));
    await section.apply(plain({ writer: 1, block: 1, kind: 'erase' }));
    await section.apply(plain({ writer: 1, block: 0, at: 10, text: 'heel ' }));
    await section.apply(plain({ writer: 1, block: 0, kind: 'erase' }));
    await section.apply(plain({ writer: 1, kind: 'paragraph', block: 2, text: 'ertussen' }));
    await section.apply(plain({ writer: 1, block: 4, kind: 'drop' }));

    await restoreMoment(section.history, { moment: { seq: head }, personId: 'dirk' });

    const after = section.present;
    expect(documentText(after)).toBe(section.said.get(head));
    expect(blockIds(after).filter((id) => before.includes(id))).toHaveLength(before.length - 1);
    const passages = await passagesOf(after, await authorshipOf(section.history, ROOM));
    const byDirk = passages.filter(({ writer }) => writer.kind === 'person' && writer.personId === 'dirk');
    expect(byDirk.map(({ from, to }) => documentText(after).slice(from, to))).toEqual(['een', 'twe', 'vier']);
  });

  it('merges with what somebody types meanwhile', async () => {
    const section = new WrittenHistory();
    await section.apply(plain({ text: 'De kust vergrijst.' }));
    const { head } = section;
    await section.apply(plain({ at: 18, text: ' En verder.' }));
    await section.apply(plain({ writer: 1, kind: 'sync' }));

    await restoreMoment(section.history, { moment: { seq: head }, personId: 'dirk' });
    await section.apply(plain({ writer: 1, at: 0, text: 'Zie: ' }));

    expect(documentText(section.present)).toBe('Zie: De kust vergrijst.');
  });

  it('changes nothing that says it already, and is refused by a closed room and by one that is not there', async () => {
    const section = new WrittenHistory();
    await section.apply(plain({ text: 'een' }));
    const restore = { moment: { seq: section.head }, personId: 'dirk' };

    expect(await restoreMoment(section.history, restore)).toEqual({ kind: 'unchanged' });
    await section.apply(plain({ text: 'twee' }));
    section.log.change(ROOM, 'closed');
    expect(await restoreMoment(section.history, restore)).toEqual({ kind: 'closed' });
    section.log.rooms.delete(ROOM);
    await expect(section.history.edit({ roomId: ROOM, personId: 'dirk', make: () => null })).resolves.toEqual({ kind: 'gone' });
  });

  it('keeps what others wrote after the text that the person saw', async () => {
    const section = new WrittenHistory();
    await section.apply(plain({ text: 'De kust vergrijst.' }));
    await section.apply(plain({ kind: 'paragraph', block: 1, text: 'Een tweede alinea.' }));
    const then = soundJson(documentJson(await documentAt(section.history, ROOM, { seq: section.head })));
    await section.apply(plain({ block: 1, at: 18, text: ' Te veel.' }));
    const seen = section.head;
    await section.apply(plain({ writer: 1, kind: 'sync' }));
    await section.apply(plain({ writer: 1, block: 0, at: 0, text: 'Intussen: ' }));

    await restoreText(section.history, {
      roomId: ROOM,
      personId: 'dirk',
      wanted: then,
      seen: await documentAt(section.history, ROOM, { seq: seen }),
      then: NOBODYS,
    });

    expect(documentText(section.present)).toBe('Intussen: Een tweede alinea.\nDe kust vergrijst.');
  });

  it('leaves every place that something is anchored to where its text still stands', async () => {
    const section = new WrittenHistory();
    for (const text of ['Deze alinea blijft.', 'Deze wordt anders geschreven.']) await section.apply(plain({ kind: 'paragraph', block: 9, text }));
    const { head } = section;
    await section.apply(plain({ block: 1, at: 11, text: 'helemaal ' }));
    const anchorAt = (block: number, at: number): Y.RelativePosition => {
      const line = section.present.getXmlFragment(FRAGMENT).get(block);
      if (!(line instanceof Y.XmlElement)) throw new RangeError('no such line');
      return Y.createRelativePositionFromTypeIndex(line.get(0) as Y.XmlText, at); // a line holds one text
    };
    const [untouched, changed] = [anchorAt(0, 5), anchorAt(1, 20)];

    await restoreMoment(section.history, { moment: { seq: head }, personId: 'dirk' });

    const wordAt = (anchor: Y.RelativePosition): string | undefined => {
      const found = Y.createAbsolutePositionFromRelativePosition(anchor, section.present);
      return found?.type instanceof Y.XmlText ? found.type.toString().slice(found.index).split(' ')[0] : undefined;
    };
    expect(documentText(section.present)).toBe(section.said.get(head));
    expect([wordAt(untouched), wordAt(changed)]).toEqual(['alinea', 'anders']);
  });
});
