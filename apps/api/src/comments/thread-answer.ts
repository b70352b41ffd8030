import { mayInThread, threadActions, type Asker, type ThreadFacts } from '@samenpen/access-policy';
import type { Actor, Comment, PersonId, Thread } from '@samenpen/contracts';
import type { OwnDossier } from '../dossiers/dossier-reader';
import { partnerName } from '../dossiers/dossier-record';
import { actorOf } from '../sections/section-summary';
import type { PersonName } from '../sections/section.repository';
import { commentVerdict } from './thread-facts';
import type { KnownPlace } from './thread-places';
import type { CommentRecord, ThreadAct, ThreadRecord } from './thread-record';

/** Everything that the answer on one thread is made of. */
export type AnswerParts = {
  readonly own: OwnDossier;
  readonly thread: ThreadRecord;
  readonly facts: ThreadFacts;
  readonly known: KnownPlace;
  readonly names: ReadonlyMap<string, PersonName>;
};

/** A thread as the asking person sees it, with what that person may do in it. */
export function threadAnswerOf(parts: AnswerParts): Thread {
  const { own, thread, facts, known, names } = parts;
  const { slug, title } = own.dossier;
  return {
    id: thread.id,
    dossier: { slug, title },
    anchor: thread.anchor,
    ...known,
    audience: thread.audience,
    state: thread.resolved === null ? 'open' : 'resolved',
    resolved: actOf(thread.resolved, names),
    assignee: assigneeOf(parts),
    dueAt: thread.dueAt?.toISOString() ?? null,
    proposal:
      thread.proposal === null
        ? null
        : {
            replacement: thread.proposal.replacement,
            state: thread.proposal.state,
            decided: actOf(thread.proposal.decided, names),
          },
    comments: thread.comments.map((comment) => commentAnswerOf(own, comment, names)),
    revision: thread.revision,
    changedAt: thread.changedAt.toISOString(),
    ...rightsOf(own.asker, facts),
  };
}

/** Everybody whose name stands in the answer. */
export function peopleInThread({ resolved, assignee, proposal, comments }: ThreadRecord): PersonId[] {
  const people = [resolved?.person, assignee?.person, proposal?.decided?.person, ...comments.map(({ person }) => person)];
  return people.filter((person) => person !== undefined && person !== null);
}

function commentAnswerOf(own: OwnDossier, comment: CommentRecord, names: AnswerParts['names']): Comment {
  const isMine = commentVerdict(own, comment).allowed;
  return {
    id: comment.id,
    by: actorOf(comment.person, names),
    partner: comment.partner,
    at: comment.at.toISOString(),
    editedAt: comment.editedAt?.toISOString() ?? null,
    deletedAt: comment.deletedAt?.toISOString() ?? null,
    body: comment.body,
    may: { edit: isMine, delete: isMine },
  };
}

function assigneeOf({ own, thread, names }: AnswerParts): Thread['assignee'] {
  if (thread.assignee === null) return null;
  const { partner, person } = thread.assignee;
  const personName = person === null ? null : (names.get(person)?.name ?? '');
  return { partner, partnerName: partnerName(own.dossier, partner), person, personName };
}

function actOf(act: ThreadAct | null, names: AnswerParts['names']): { by: Actor; at: string } | null {
  return act === null ? null : { by: actorOf(act.person, names), at: act.at.toISOString() };
}

function rightsOf(asker: Asker, facts: ThreadFacts): Pick<Thread, 'may' | 'mayNot'> {
  const verdicts = threadActions.map((action) => [action, mayInThread(asker, action, facts)] as const);
  const may = Object.fromEntries(verdicts.map(([action, { allowed }]) => [action, allowed]));
  const mayNot: Thread['mayNot'] = {};
  for (const [action, verdict] of verdicts) if (!verdict.allowed) mayNot[action] = verdict.reason;
  // The keys are exactly the actions: `threadActions` is made from a complete record of them.
  return { may: may as Thread['may'], mayNot };
}
