import { mayChangeComment, mayInThread, mayOpenThread, type Asker, type Standing, type ThreadFacts, type ThreadPlace, type Verdict } from '@samenpen/access-policy';
import type { PartnerId, ReasonCode } from '@samenpen/contracts';
import type { OwnDossier } from '../dossiers/dossier-reader';
import type { DossierRecord } from '../dossiers/dossier-record';
import { Problem } from '../platform/problem';
import type { KnownSection } from '../sections/section-reader';
import type { CommentRecord, ThreadRecord } from './thread-record';

/** Where a thread hangs, for the policy. */
export function placeOf(dossier: DossierRecord, section: KnownSection | null): ThreadPlace {
  return {
    dossierStatus: dossier.status,
    readersMayComment: dossier.readersMayComment,
    section: section?.facts ?? null,
  };
}

/** The facts of a thread, for the policy. */
export function threadFacts(place: ThreadPlace, thread: ThreadRecord): ThreadFacts {
  return {
    ...place,
    audience: thread.audience?.partner ?? null,
    author: thread.openedBy,
    assignee: thread.assignee,
    isResolved: thread.resolved !== null,
    proposal: thread.proposal?.state ?? null,
  };
}

/** Refuses with the policy's reason. */
export function allow(verdict: Verdict): void {
  if (!verdict.allowed) throw new Problem('not-allowed', { reason: verdict.reason });
}

/** In whose name something is said: the partner that was named, or the first one for which it is allowed. */
export function standingFor(
  { asker }: OwnDossier,
  partner: PartnerId | undefined,
  verdictOf: (asker: Asker) => Verdict,
): Standing {
  const standings = asker.standings.filter((standing) => partner === undefined || standing.partner === partner);
  if (standings.length === 0) throw refusal('not-your-organisation');
  allow(verdictOf({ ...asker, standings }));
  const standing = standings.find((one) => verdictOf({ ...asker, standings: [one] }).allowed);
  if (standing === undefined) throw refusal('no-part-in-dossier');
  return standing;
}

/** The capacity in which somebody opens a thread. */
export function openingStanding(
  own: OwnDossier,
  place: ThreadPlace,
  { partner, withProposal }: { readonly partner: PartnerId | undefined; readonly withProposal: boolean },
): Standing {
  return standingFor(own, partner, (asker) => mayOpenThread(asker, place, { withProposal }));
}

/** The capacity in which somebody answers in a thread. */
export function answeringStanding(own: OwnDossier, facts: ThreadFacts, partner: PartnerId | undefined): Standing {
  return standingFor(own, partner, (asker) => mayInThread(asker, 'comment', facts));
}

/** Whether the person may change or delete the comment. */
export function commentVerdict({ dossier, asker }: OwnDossier, { person, deletedAt }: CommentRecord): Verdict {
  return mayChangeComment(asker, { author: person, isDeleted: deletedAt !== null, dossierStatus: dossier.status });
}

export function refusal(reason: ReasonCode): Problem {
  return new Problem('not-allowed', { reason });
}
