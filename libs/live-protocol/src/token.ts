/** What a client says in the token of an Auth frame. */
export type AuthToken = {
  /** A personal access token; null: use the cookie that came with the upgrade. */
  readonly token: string | null;
  /** The document schema the client was built with; null: a script, taken as current. */
  readonly schemaVersion: number | null;
};

const SCHEMA = /^schema:(\d{1,9})$/;

/**
 * Reads `schema:<n>` (cookie), `<token>;schema:<n>`, `<token>`, or nothing.
 * A token never holds a semicolon.
 */
export function parseAuthToken(text: string): AuthToken {
  const separator = text.lastIndexOf(';');
  const stated = SCHEMA.exec(text.slice(separator + 1))?.[1];
  const rest = stated === undefined ? text : text.slice(0, Math.max(separator, 0));
  return { token: rest === '' ? null : rest, schemaVersion: stated === undefined ? null : Number(stated) };
}

/** Writes what {@link parseAuthToken} reads. */
export function formatAuthToken({ token, schemaVersion }: AuthToken): string {
  const schema = schemaVersion === null ? [] : [`schema:${schemaVersion}`];
  return [...(token === null ? [] : [token]), ...schema].join(';');
}
