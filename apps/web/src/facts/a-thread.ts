import { thread } from '@samenpen/contracts';
import type { Thread } from '@samenpen/contracts';
import { NOW, anActor, id } from './a-dossier';

type Asked = {
  readonly anchor?: unknown;
  /** The body of its first comment. */
  readonly words?: unknown;
  /** The bodies of its answers, as plain text; null for a deleted one. */
  readonly answers?: readonly (string | null)[];
  readonly internalTo?: { readonly partner: string; readonly name: string };
  readonly state?: 'open' | 'resolved';
  readonly assignee?: unknown;
  readonly proposal?: unknown;
  /** Whether the one who looks may do everything with it; true when nothing is said. */
  readonly isMine?: boolean;
  readonly revision?: number;
  /** Where its words stand in the stored text. */
  readonly standing?: { readonly at: number; readonly words: string };
};

const comment = (number: number, body: unknown, isMine: boolean) => ({
  id: id(0x800 + number),
  by: anActor(2, 'Redacteur Knokke-Heist'),
  partner: { id: id(102), name: 'Knokke-Heist' },
  at: NOW,
  editedAt: null,
  deletedAt: body === null ? NOW : null,
  body,
  may: { edit: isMine && body !== null, delete: isMine && body !== null },
});

const usual: Required<Pick<Asked, 'anchor' | 'words' | 'answers' | 'isMine' | 'state'>> = {
  anchor: { kind: 'section', section: id(1000) },
  words: [{ type: 'text', text: 'Hebben we hier een cijfer?' }],
  answers: [],
  isMine: true,
  state: 'open',
};

/** A thread as the api answers it, parsed by the contract. */
export function aThread(number: number, asked: Asked = {}): Thread {
  const { isMine, state, words, anchor, answers } = { ...usual, ...asked };
  const bodies = [words, ...answers.map((text) => text && [{ type: 'text', text }])];
  return thread.parse({
    id: id(0x700 + number),
    dossier: { slug: 'noord', title: 'Dossier Noord' },
    anchor,
    place: asked.standing ? 'in-text' : null,
    standing: asked.standing ?? null,
    audience: asked.internalTo ?? null,
    state,
    resolved: state === 'resolved' ? { by: anActor(0, 'Penhouder Blankenberge'), at: NOW } : null,
    assignee: asked.assignee ?? null,
    dueAt: null,
    proposal: asked.proposal ?? null,
    comments: bodies.map((body, at) => comment(number * 16 + at, body, isMine)),
    revision: asked.revision ?? 1,
    changedAt: NOW,
    may: { comment: true, resolve: isMine && state === 'open', reopen: isMine && state === 'resolved', assign: isMine, decide: isMine, withdraw: isMine },
    mayNot: {},
  });
}
