import type { Author } from '../accounts';
import type { Workday } from './section-story';

/** A person that a comment names. */
export type Named = { readonly names: Author };

/** One comment: what somebody said, with the names in it. */
export type Said = { readonly by: Author; readonly at: Workday; readonly words: readonly (string | Named)[] };

/** Where a conversation hangs: on words that stand once in a text, on a whole section, or on the dossier. */
export type ConversationPlace =
  | { readonly key: string; readonly owner: string | null; readonly quote?: string }
  | 'dossier';

/**
 * A conversation about a text of the demo. Like the stories of the sections it is asked of the product's own rules,
 * and stored as the product would have stored it.
 */
export type Conversation = {
  readonly on: ConversationPlace;
  /** Only the municipality of who opens it knows of it. */
  readonly internal?: boolean;
  /** Other words for the quoted ones. */
  readonly proposes?: string;
  readonly given?: { readonly to: Author; readonly due: Workday };
  /** The first comment opens it. */
  readonly said: readonly [Said, ...Said[]];
  readonly resolved?: { readonly by: Author; readonly at: Workday };
};

export function says(by: Author, at: Workday, ...words: readonly (string | Named)[]): Said {
  return { by, at, words };
}

/** `names('redacteur@damme')` inside a comment is `@Redacteur Damme`. */
export function names(author: Author): Named {
  return { names: author };
}
