import { createStores, del, deleteDB, getAll, openDB, put, transact } from 'lib0/indexeddb';
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import type { CopyOwner, CopyRecord, LocalStore, OfflineCopy } from './local-store';
import type { UnincludedText } from './unincluded-text';

const PRODUCT = 'samenpen';
const RECORD = 'record';
const TEXTS = 'texts';

const copyName = ({ person, section }: CopyOwner): string => `${PRODUCT}/${person}/${section}`;
const unincludedName = (person: string): string => `${PRODUCT}-niet-opgenomen/${person}`;

const isRecord = (value: unknown): value is CopyRecord =>
  typeof value === 'object' && value !== null && 'acknowledged' in value && 'schemaVersion' in value;

/**
 * Empties a copy instead of deleting its database: a deletion waits for every tab that has it open,
 * and this text must be gone now.
 */
async function empty(name: string): Promise<void> {
  const database = await openDB(name, (fresh) => createStores(fresh, [['updates', { autoIncrement: true }], ['custom']]));
  const stores = transact(database, ['updates', 'custom']);
  await Promise.all(stores.map((store) => settled(store.clear())));
  database.close();
}

const settled = (request: IDBRequest<undefined>): Promise<void> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('The browser could not empty the offline copy.'));
  });

function openCopy(owner: CopyOwner, doc: Y.Doc): OfflineCopy {
  const name = copyName(owner);
  const persistence = new IndexeddbPersistence(name, doc);
  const load = async (): Promise<CopyRecord> => {
    // y-indexeddb never settles `whenSynced` when the database cannot be opened; `get` does.
    const kept: unknown = await persistence.get(RECORD);
    await persistence.whenSynced;
    return isRecord(kept) ? kept : { acknowledged: null, schemaVersion: null };
  };
  return {
    loaded: load(),
    keep: async (record) => {
      // Typed by y-indexeddb as one of a few kinds, but IndexedDB takes any cloneable value.
      await persistence.set(RECORD, record as never);
    },
    clear: async () => {
      await persistence.destroy();
      await empty(name);
    },
    close: () => persistence.destroy(),
  };
}

async function sectionsOf(person: string): Promise<string[]> {
  const prefix = copyName({ person, section: '' });
  const databases = await indexedDB.databases();
  return databases.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}

async function inTexts<Result>(person: string, work: (store: IDBObjectStore) => Promise<Result>): Promise<Result> {
  const database = await openDB(unincludedName(person), (fresh) => createStores(fresh, [[TEXTS]]));
  const [store] = transact(database, [TEXTS]);
  if (!store) throw new Error('The browser gave no place to keep the text.');
  const result = await work(store);
  database.close();
  return result;
}

/** What the browser keeps in IndexedDB: copies as `samenpen/<person id>/<section id>`. */
export const browserStore = (): LocalStore => ({
  copies: {
    open: openCopy,
    sections: sectionsOf,
    remove: async (owner) => {
      await empty(copyName(owner));
      // Frees the name as well; when another tab still holds it open, the empty database stays.
      void deleteDB(copyName(owner));
    },
  },
  unincluded: {
    keep: async (text) => {
      // lib0 names a few kinds of value; IndexedDB takes any that can be cloned, and this is plain JSON.
      await inTexts(text.person, (store) => put(store, text as never, text.id));
    },
    list: async ({ person, section }) => {
      const texts: unknown[] = await inTexts(person, (store) => getAll(store));
      // Only this file writes the store.
      return (texts as UnincludedText[]).filter((text) => text.section === section);
    },
    remove: async ({ person, id }) => {
      await inTexts(person, (store) => del(store, id));
    },
  },
});
