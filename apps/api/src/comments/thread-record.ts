import type { CommentBody, CommentId, DossierId, PartnerId, PersonId, TextProposal, ThreadAnchor, ThreadId } from '@samenpen/contracts';

/** A comment as it is stored. */
export type CommentRecord = {
  readonly id: CommentId;
  readonly person: PersonId;
  readonly partner: { readonly id: PartnerId; readonly name: string };
  readonly at: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly body: CommentBody | null;
};

/** Who did something with a thread, and when. */
export type ThreadAct = { readonly person: PersonId; readonly at: Date };

/** Whom a thread is assigned to. */
export type ThreadAssignee = { readonly partner: PartnerId; readonly person: PersonId | null };

/** A thread with its comments, as it is stored. */
export type ThreadRecord = {
  readonly id: ThreadId;
  readonly dossierId: DossierId;
  readonly anchor: ThreadAnchor;
  /** The one partner that may know of it; null: everybody in the dossier. */
  readonly audience: { readonly partner: PartnerId; readonly name: string } | null;
  readonly openedBy: PersonId;
  readonly openedAt: Date;
  readonly changedAt: Date;
  readonly revision: number;
  readonly resolved: ThreadAct | null;
  readonly assignee: ThreadAssignee | null;
  readonly dueAt: Date | null;
  readonly proposal: {
    readonly replacement: string;
    readonly state: TextProposal['state'];
    readonly decided: ThreadAct | null;
  } | null;
  /** In the order in which they were written. */
  readonly comments: readonly CommentRecord[];
};

/** Names a person or a partner in a comment. */
export type Mention = { readonly kind: 'person' | 'partner'; readonly id: string };

/** Whom a comment names, each once. */
export function mentionsIn(body: CommentBody | null): Mention[] {
  const mentions = (body ?? []).flatMap((piece) => (piece.type === 'mention' ? [{ kind: piece.kind, id: piece.id }] : []));
  return [...new Map(mentions.map((mention) => [`${mention.kind}/${mention.id}`, mention])).values()];
}
