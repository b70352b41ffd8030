const SESSION_SEPARATOR = '\0';

/**
 * The first field of a frame: the document's name, optionally with a session id when one socket carries
 * the same document twice (`sessionAwareness` of the provider). Replies repeat it as received.
 */
export type Address = { readonly documentName: string; readonly sessionId: string | null };

/** Takes an address apart; never fails. */
export function parseAddress(address: string): Address {
  const at = address.indexOf(SESSION_SEPARATOR);
  if (at === -1) return { documentName: address, sessionId: null };
  return { documentName: address.slice(0, at), sessionId: address.slice(at + 1) };
}

/** What a document name stands for. */
export type DocumentName =
  | { readonly kind: 'section'; readonly sectionId: string }
  | { readonly kind: 'dossier'; readonly slug: string };

const SECTION = /^section\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
const DOSSIER = /^dossier\/([a-z0-9][a-z0-9-]{0,99})$/;

/** `section/<uuid>` or `dossier/<slug>`; null for every other name. */
export function parseDocumentName(name: string): DocumentName | null {
  const section = SECTION.exec(name)?.[1];
  if (section !== undefined) return { kind: 'section', sectionId: section };
  const slug = DOSSIER.exec(name)?.[1];
  return slug === undefined ? null : { kind: 'dossier', slug };
}

/** The live document of a section's text. */
export const sectionDocument = (sectionId: string): string => `section/${sectionId}`;

/** The live document of a dossier: no content, only presence and events. */
export const dossierDocument = (slug: string): string => `dossier/${slug}`;
