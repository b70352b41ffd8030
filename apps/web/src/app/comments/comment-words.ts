import type { Comment, CommentBody } from '@samenpen/contracts';
import type { Mentionable } from '../section/mention/mentionable';
import type { TextKey } from '../words/text-key';

/** Characters of a comment, and of the words that it proposes. */
export const MOST_LETTERS = 5_000;

/** Somebody named in a comment while it is written: how it stands in the field is `@` and the name. */
export type Named = Pick<Mentionable, 'kind' | 'id' | 'label'>;

/** What was typed, with the names in it as names. A name that was changed by hand is ordinary text. */
export function bodyOf(text: string, named: readonly Named[]): CommentBody | null {
  const words = text.trim();
  if (words === '') return null;
  // The longest first: one name may begin as another.
  const names = named.toSorted((one, other) => other.label.length - one.label.length);
  const body: CommentBody = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') body.push({ type: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < words.length; ) {
    const isName = words[at] === '@' && !/[\p{L}\p{N}]/u.test(words[at - 1] ?? '');
    const name = isName ? names.find(({ label }) => words.startsWith(label, at + 1)) : undefined;
    if (name) {
      flush();
      body.push({ type: 'mention', kind: name.kind, id: name.id, label: name.label });
      at += name.label.length + 1;
    } else {
      plain += words[at] ?? '';
      at += 1;
    }
  }
  flush();
  return body;
}

/** A comment as it stands in the field again; `candidates` say by which name each is known there. */
export function fieldOf(body: CommentBody, candidates: readonly Named[]): { text: string; named: Named[] } {
  const labels = new Map(candidates.map(({ id, label }) => [id, label]));
  const parts = body.map((part) => (part.type === 'text' ? part : { ...part, label: labels.get(part.id) ?? part.label }));
  return {
    text: parts.map((part) => (part.type === 'text' ? part.text : `@${part.label}`)).join(''),
    named: parts.flatMap((part) => (part.type === 'mention' ? [{ kind: part.kind, id: part.id, label: part.label }] : [])),
  };
}

/** A comment as one line of plain words. */
export const plainBody = (body: CommentBody | null): string => (body ?? []).map((part) => (part.type === 'text' ? part.text : part.label)).join('');

/** What stands where a comment has no words: that its author deleted them, where that is known. */
export const goneKey = ({ deletedAt }: Comment): TextKey => (deletedAt === null ? 'comments.notThere' : 'comments.deleted');
