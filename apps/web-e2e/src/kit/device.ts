import { documentFromUpdates, documentText } from '@samenpen/dossier-document';
import type { Page } from 'playwright-core';

/** The names of the databases that this product keeps in the browser. */
export const databasesOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    return names.filter((name) => name.startsWith('samenpen')).sort();
  });

/** Whose offline copies of a section this browser holds. */
export const copiesOf = async (page: Page, section: string): Promise<string[]> =>
  (await databasesOf(page)).filter(
    (name) => name.startsWith('samenpen/') && name.endsWith(`/${section}`),
  );

/** The text in the offline copies of a section, as the device has it and not as the window shows it. */
export async function keptText(page: Page, section: string): Promise<string> {
  const texts = (await copiesOf(page, section)).map(async (name) => {
    const updates = await page.evaluate(readUpdates, name);
    return documentText(documentFromUpdates(updates.map((update) => Uint8Array.from(update))));
  });
  return (await Promise.all(texts)).join('\n');
}

/** Runs in the page. */
function readUpdates(name: string): Promise<number[][]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(new Error(`${name} cannot be opened`));
    opening.onsuccess = () => {
      const database = opening.result;
      const reading = database.transaction('updates').objectStore('updates').getAll();
      reading.onsuccess = () => {
        database.close();
        // y-indexeddb keeps nothing else there.
        resolve((reading.result as Uint8Array[]).map((update) => [...update]));
      };
    };
  });
}
