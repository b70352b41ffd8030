import type { DossierRole, DossierStatus, PartnerId, PersonId, ReasonCode, TextProposal, ThreadAction } from '@samenpen/contracts';
import type { Asker, SectionFacts, Standing, Verdict } from './facts';
import { may } from './may';
import { mostInformative } from './reason-rank';
import { refusalByRole } from './role-table';

/*
 * What a person may do with a thread of comments. Commenting is a right of its own: it goes on where nobody writes
 * any more, and ends with the dossier. Whoever may not know of a thread is not asked about here: for them it does not
 * exist (`apps/api/src/comments`); should the question come all the same, the answer is no.
 */

/** Where a thread hangs, and what the dossier says of commenting there. */
export type ThreadPlace = {
  readonly dossierStatus: DossierStatus;
  readonly readersMayComment: boolean;
  /** Null: the dossier as a whole. */
  readonly section: SectionFacts | null;
};

/** The facts of one thread that the rules need. */
export type ThreadFacts = ThreadPlace & {
  /** The one partner that may know of it; null: everybody in the dossier. */
  readonly audience: PartnerId | null;
  readonly author: PersonId;
  readonly assignee: { readonly partner: PartnerId; readonly person: PersonId | null } | null;
  readonly isResolved: boolean;
  /** The state of the words that it proposes; null: it proposes none. */
  readonly proposal: TextProposal['state'] | null;
};

type Rule = (standing: Standing, asker: Asker, thread: ThreadFacts) => ReasonCode | null;

const roles: Readonly<Record<DossierRole, true>> = {
  'penhouder-admin': true,
  'penhouder-editor': true,
  'partner-editor': true,
  signatory: true,
  facilitator: true,
  reader: true,
};

function refusalToComment(standing: Standing, person: PersonId, place: ThreadPlace): ReasonCode | null {
  if (!Object.hasOwn(roles, standing.role)) return 'unknown-action';
  if (place.dossierStatus === 'closed') return 'dossier-is-closed';
  if (standing.role === 'reader' && !place.readersMayComment) return 'readers-may-not-comment-here';
  return place.section === null ? null : reasonOf(may({ person, standings: [standing] }, 'comment', place.section));
}

const comment: Rule = (standing, { person }, thread) => refusalToComment(standing, person, thread);

/** Writes there by role, whether or not the text is open now: a closed section is discussed too. */
function isWriter(standing: Standing, { audience, section }: ThreadFacts): boolean {
  // Within one municipality nobody else could look after it.
  if (audience !== null) return standing.role !== 'reader';
  if (section === null) return standing.role !== 'reader' && standing.role !== 'signatory';
  return refusalByRole(standing, 'write', section) === null;
}

const keeper: Rule = (standing, asker, thread) => {
  const refusal = comment(standing, asker, thread);
  if (refusal !== null) return refusal;
  const { assignee, author } = thread;
  const isAssigned = assignee !== null && (assignee.person === null ? assignee.partner === standing.partner : assignee.person === asker.person);
  const isPenhouder = standing.role === 'penhouder-admin' || standing.role === 'penhouder-editor';
  return author === asker.person || isAssigned || isPenhouder || isWriter(standing, thread) ? null : 'not-your-thread';
};

const whileOpen =
  (rule: Rule): Rule =>
  (standing, asker, thread) =>
    rule(standing, asker, thread) ?? (thread.isResolved ? 'thread-is-resolved' : null);

const whileProposed =
  (rule: Rule): Rule =>
  (standing, asker, thread) => {
    if (thread.proposal === null) return 'no-proposal';
    return rule(standing, asker, thread) ?? (thread.proposal === 'open' ? null : 'proposal-is-decided');
  };

/** The words go into the text, or not: a question of writing there now. */
const writesNow: Rule = (standing, { person }, { section }) =>
  section === null ? 'no-proposal' : reasonOf(may({ person, standings: [standing] }, 'write', section));

const author: Rule = (standing, asker, thread) =>
  comment(standing, asker, thread) ?? (thread.author === asker.person ? null : 'not-the-author');

const rules: Readonly<Record<ThreadAction, Rule>> = {
  comment,
  resolve: whileOpen(keeper),
  reopen: (standing, asker, thread) => keeper(standing, asker, thread) ?? (thread.isResolved ? null : 'thread-is-open'),
  assign: whileOpen(keeper),
  decide: whileProposed(writesNow),
  withdraw: whileProposed(author),
};

/** Every action on a thread, for the answer that says what the asking person may do. */
export const threadActions: readonly ThreadAction[] = Object.keys(rules).filter(isThreadAction);

function isThreadAction(action: string): action is ThreadAction {
  return Object.hasOwn(rules, action);
}

function reasonOf(verdict: Verdict): ReasonCode | null {
  return verdict.allowed ? null : verdict.reason;
}

/** The best of the person's standings counts; without one the reason that says most is given. */
function bestOf({ standings }: Asker, refusalOf: (standing: Standing) => ReasonCode | null): Verdict {
  const refusals: ReasonCode[] = [];
  for (const standing of standings) {
    const refusal = refusalOf(standing);
    if (refusal === null) return { allowed: true };
    refusals.push(refusal);
  }
  return { allowed: false, reason: mostInformative(refusals) };
}

/** Whether the person may do this with the thread, and if not, why. Only standings that may know of it count. */
export function mayInThread(asker: Asker, action: ThreadAction, thread: ThreadFacts): Verdict {
  if (!isThreadAction(action)) return { allowed: false, reason: 'unknown-action' };
  const standings = asker.standings.filter(({ partner }) => thread.audience === null || partner === thread.audience);
  return bestOf({ ...asker, standings }, (standing) => rules[action](standing, asker, thread));
}

/** Whether the person may open a thread there; with other words for the text, where that can still change. */
export function mayOpenThread(asker: Asker, place: ThreadPlace, { withProposal }: { readonly withProposal: boolean }): Verdict {
  return bestOf(asker, (standing) => {
    const refusal = refusalToComment(standing, asker.person, place);
    if (refusal !== null || !withProposal) return refusal;
    return place.section === null ? 'only-in-text' : reasonOf(may({ person: asker.person, standings: [standing] }, 'propose', place.section));
  });
}

/** Whether the person may change or delete a comment: its author, as long as the dossier is not closed. */
export function mayChangeComment(
  asker: Asker,
  { author, isDeleted, dossierStatus }: { readonly author: PersonId; readonly isDeleted: boolean; readonly dossierStatus: DossierStatus },
): Verdict {
  if (asker.standings.length === 0) return { allowed: false, reason: 'no-part-in-dossier' };
  if (author !== asker.person) return { allowed: false, reason: 'not-the-author' };
  if (dossierStatus === 'closed') return { allowed: false, reason: 'dossier-is-closed' };
  return isDeleted ? { allowed: false, reason: 'comment-is-deleted' } : { allowed: true };
}
