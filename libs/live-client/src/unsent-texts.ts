import { documentJson, faithfulDocument } from '@samenpen/dossier-document';
import * as Y from 'yjs';
import type { LocalStore } from './local-store';
import { writtenBetween } from './unincluded-text';
import type { WrittenPart } from './unincluded-text';

/** Text of one section that only this device has. */
export type UnsentText = { readonly section: string; readonly part: WrittenPart };

async function unsentIn(store: LocalStore, owner: { person: string; section: string }): Promise<UnsentText[]> {
  const doc = faithfulDocument();
  const copy = store.copies.open(owner, doc);
  const { acknowledged } = await copy.loaded;
  const known = faithfulDocument();
  if (acknowledged) Y.applyUpdate(known, acknowledged);
  const part = writtenBetween(documentJson(known), documentJson(doc));
  await copy.close();
  return part ? [{ section: owner.section, part }] : [];
}

/**
 * What the offline copies of a person hold that the server never acknowledged, section by section: to
 * be sent, saved as a file or discarded before signing out. `except`: sections that are open, which know
 * themselves what is unsent.
 */
export async function unsentTexts(
  store: LocalStore,
  { person, except }: { readonly person: string; readonly except: ReadonlySet<string> },
): Promise<UnsentText[]> {
  const sections = (await store.copies.sections(person)).filter((section) => !except.has(section));
  const found = await Promise.all(sections.map((section) => unsentIn(store, { person, section })));
  return found.flat();
}

/** Removes every offline copy of a person from this device: signing out on a computer that others use. */
export async function removeCopies(store: LocalStore, person: string): Promise<void> {
  const sections = await store.copies.sections(person);
  await Promise.all(sections.map((section) => store.copies.remove({ person, section })));
}
