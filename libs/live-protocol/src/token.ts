/** What a client says in the token of an Auth frame. */
export type AuthToken = {
  /** A personal access token; null: use the cookie that came with the upgrade. */
  readonly token: string | null;
  /** The document schema the client was built with; null: a script, taken as current. */
  readonly schemaVersion: number | null;
  /** Whom the document is opened for; null: whoever the credential belongs to. */
  readonly personId: string | null;
};

const SCHEMA = /^schema:(\d{1,9})$/;
const PERSON = /^person:([0-9a-zA-Z-]{1,64})$/;

/**
 * Reads a personal access token, `schema:<n>` and `person:<id>`, each at most once and any of them missing, with
 * semicolons between them. A token never holds a semicolon; what is none of the others counts as part of it.
 */
export function parseAuthToken(text: string): AuthToken {
  const parts = text.split(';');
  const stated = (pattern: RegExp): string | null => {
    const at = parts.findIndex((part) => pattern.test(part));
    return at === -1 ? null : (pattern.exec(parts.splice(at, 1)[0] ?? '')?.[1] ?? null);
  };
  const [schema, personId] = [stated(SCHEMA), stated(PERSON)];
  const token = parts.join(';');
  return { token: token === '' ? null : token, schemaVersion: schema === null ? null : Number(schema), personId };
}

/** Writes what {@link parseAuthToken} reads. */
export function formatAuthToken({ token, schemaVersion, personId }: AuthToken): string {
  const schema = schemaVersion === null ? [] : [`schema:${schemaVersion}`];
  const person = personId === null ? [] : [`person:${personId}`];
  return [...(token === null ? [] : [token]), ...schema, ...person].join(';');
}
