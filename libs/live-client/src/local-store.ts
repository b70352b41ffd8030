import type * as Y from 'yjs';
import type { UnincludedText } from './unincluded-text';

/** Whose copy of which section. A copy belongs to a person: no other account opens it. */
export type CopyOwner = { readonly person: string; readonly section: string };

/** What was kept beside the text of an offline copy. */
export type CopyRecord = {
  /** The state that the server had acknowledged when it was last written (Yjs V1), or null. */
  readonly acknowledged: Uint8Array | null;
  /** Schema version of the editor that wrote the copy, or null for a new copy. */
  readonly schemaVersion: number | null;
};

/** The offline copy of one document, written while it is open. */
export type OfflineCopy = {
  /** Resolves when the document holds what the copy held; rejects when nothing can be kept on this device. */
  readonly loaded: Promise<CopyRecord>;
  readonly keep: (record: CopyRecord) => Promise<void>;
  /** Removes the text from the device; the copy takes nothing more. */
  readonly clear: () => Promise<void>;
  /** Stops writing and keeps what there is. */
  readonly close: () => Promise<void>;
};

/** The offline copies on this device. */
export type OfflineCopies = {
  readonly open: (owner: CopyOwner, doc: Y.Doc) => OfflineCopy;
  /** Sections of which this person has a copy here. */
  readonly sections: (person: string) => Promise<readonly string[]>;
  readonly remove: (owner: CopyOwner) => Promise<void>;
};

/** Texts that the server did not take, kept until their author is done with them. */
export type UnincludedTexts = {
  /** Resolves only when the text is stored; the same text is stored once. */
  readonly keep: (text: UnincludedText) => Promise<void>;
  readonly list: (owner: CopyOwner) => Promise<readonly UnincludedText[]>;
  readonly remove: (text: UnincludedText) => Promise<void>;
};

/** Everything that live editing keeps on this device. */
export type LocalStore = { readonly copies: OfflineCopies; readonly unincluded: UnincludedTexts };
