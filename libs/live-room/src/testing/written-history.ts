// A section that some people have written together: paragraphs in the fragment of a text, every change a row of the
// log, with compactions in between. Offline writers hold a document of their own and bring their rows later.

import { documentText, emptyTextUpdate, FRAGMENT } from '@samenpen/dossier-document';
import * as fc from 'fast-check';
import * as Y from 'yjs';
import { compactRoom } from '../compaction/compact-room';
import { compactorHere } from '../ports/compactor';
import { MemoryHistory } from './memory-history';
import { MemoryLog } from './memory-log';
import { ROOM } from './memory-world';

/** One change; the numbers are taken modulo what there is. */
export type Change = {
  readonly writer: number;
  readonly kind: 'type' | 'erase' | 'paragraph' | 'drop' | 'sync' | 'compact';
  readonly block: number;
  readonly at: number;
  readonly text: string;
};

const WRITERS = ['an', 'bo', 'cé'] as const;

export class WrittenHistory {
  readonly log = new MemoryLog();
  readonly history = new MemoryHistory(this.log);
  /** What the section said after each row, by sequence number. */
  readonly said = new Map<number, string>();
  readonly writers: readonly { readonly person: string; readonly doc: Y.Doc }[];
  now = 1_000;

  constructor() {
    this.log.now = () => this.now;
    this.log.seed(ROOM, emptyTextUpdate());
    this.writers = WRITERS.map((person, index) => {
      const doc = new Y.Doc();
      doc.clientID = 100 + index;
      Y.applyUpdate(doc, emptyTextUpdate());
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== this) this.#store(update, person);
      });
      return { person, doc };
    });
    this.#note();
  }

  get present(): Y.Doc {
    const { base, tail } = this.log.room(ROOM);
    const doc = new Y.Doc();
    for (const update of [...(base === null ? [] : [base.update]), ...tail.map((row) => row.update)]) Y.applyUpdate(doc, update);
    return doc;
  }

  get head(): number {
    return this.log.room(ROOM).head;
  }

  async apply({ writer, kind, block, at, text }: Change): Promise<void> {
    this.now += 10;
    const { doc } = this.#writer(writer);
    if (kind === 'compact') return void (await compactRoom(this.log, compactorHere, ROOM));
    if (kind === 'sync') return void Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.present), this);
    const fragment = doc.getXmlFragment(FRAGMENT);
    const place = fragment.length === 0 ? 0 : block % fragment.length;
    if (kind === 'paragraph' || fragment.length === 0) return void fragment.insert(place, [aParagraph(text)]);
    if (kind === 'drop') return void (fragment.length > 1 && fragment.delete(place, 1));
    const line = fragment.get(place);
    if (line instanceof Y.XmlElement) doc.transact(() => writeIn(line, { kind, at, text }));
  }

  #writer(index: number): { readonly person: string; readonly doc: Y.Doc } {
    const writer = this.writers[index % this.writers.length];
    if (writer === undefined) throw new RangeError('nobody writes');
    return writer;
  }

  #store(update: Uint8Array, person: string): void {
    this.log.appendByServer(ROOM, update, person);
    this.#note();
  }

  #note(): void {
    this.said.set(this.head, documentText(this.present));
  }
}

function aParagraph(text: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  return paragraph;
}

function writeIn(line: Y.XmlElement, { kind, at, text }: Pick<Change, 'kind' | 'at' | 'text'>): void {
  const first = line.get(0);
  if (!(first instanceof Y.XmlText)) return line.insert(0, [new Y.XmlText(text)]);
  const place = at % (first.length + 1);
  if (kind === 'type') first.insert(place, text);
  else first.delete(place, Math.min(3, first.length - place));
}

const change: fc.Arbitrary<Change> = fc.record({
  writer: fc.nat(2),
  kind: fc.constantFrom('type', 'type', 'type', 'erase', 'paragraph', 'drop', 'sync', 'sync', 'compact'),
  block: fc.nat(9),
  at: fc.nat(30),
  text: fc.constantFrom('a', 'digipunt ', 'aan zee', '🌊', 'x y'),
});
/** A section's life, at random. */
export const changes = fc.array(change, { minLength: 3, maxLength: 60 });

/** A section that all of it happened to. */
export const written = async (all: readonly Change[]): Promise<WrittenHistory> => {
  const section = new WrittenHistory();
  for (const one of all) await section.apply(one);
  return section;
};

/** A change of which the rest does not matter. */
export const plain = (change: Partial<Change>): Change => ({ writer: 0, kind: 'type', block: 0, at: 0, text: '', ...change });
