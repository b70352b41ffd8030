import * as Y from 'yjs';
import type { CopyOwner, CopyRecord, LocalStore, OfflineCopies, OfflineCopy, UnincludedTexts } from './local-store';
import type { UnincludedText } from './unincluded-text';

type Kept = { updates: Uint8Array[]; record: CopyRecord };

const nothing: CopyRecord = { acknowledged: null, schemaVersion: null };
const keyOf = ({ person, section }: CopyOwner): string => `${person}/${section}`;

class InMemoryCopy implements OfflineCopy {
  readonly loaded: Promise<CopyRecord>;

  constructor(
    private readonly kept: Kept,
    private readonly doc: Y.Doc,
  ) {
    for (const update of kept.updates) Y.applyUpdate(doc, update, this);
    doc.on('update', this.write);
    this.loaded = Promise.resolve(kept.record);
  }

  keep = (record: CopyRecord): Promise<void> => {
    this.kept.record = record;
    return Promise.resolve();
  };

  clear = (): Promise<void> => {
    this.doc.off('update', this.write);
    this.kept.updates = [];
    this.kept.record = nothing;
    return Promise.resolve();
  };

  close = (): Promise<void> => {
    this.doc.off('update', this.write);
    return Promise.resolve();
  };

  private readonly write = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this) this.kept.updates.push(update);
  };
}

class InMemoryCopies implements OfflineCopies {
  private readonly kept = new Map<string, Kept>();

  open = (owner: CopyOwner, doc: Y.Doc): OfflineCopy => {
    const kept = this.kept.get(keyOf(owner)) ?? { updates: [], record: nothing };
    this.kept.set(keyOf(owner), kept);
    return new InMemoryCopy(kept, doc);
  };

  sections = (person: string): Promise<readonly string[]> =>
    Promise.resolve(
      [...this.kept].flatMap(([key, { updates }]) =>
        key.startsWith(`${person}/`) && updates.length > 0 ? [key.slice(person.length + 1)] : [],
      ),
    );

  remove = (owner: CopyOwner): Promise<void> => {
    this.kept.delete(keyOf(owner));
    return Promise.resolve();
  };
}

class InMemoryUnincluded implements UnincludedTexts {
  private readonly texts = new Map<string, UnincludedText>();

  keep = (text: UnincludedText): Promise<void> => {
    this.texts.set(text.id, text);
    return Promise.resolve();
  };

  list = ({ person, section }: CopyOwner): Promise<readonly UnincludedText[]> =>
    Promise.resolve([...this.texts.values()].filter((text) => text.person === person && text.section === section));

  remove = ({ id }: UnincludedText): Promise<void> => {
    this.texts.delete(id);
    return Promise.resolve();
  };
}

/** Keeps everything as long as the page lives: for tests, and for browsers that let nothing be stored. */
export const inMemoryStore = (): LocalStore => ({ copies: new InMemoryCopies(), unincluded: new InMemoryUnincluded() });
