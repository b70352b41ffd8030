import { mayInReviewSession } from '@samenpen/access-policy';
import type { ReviewAction, ReviewMove } from '@samenpen/contracts';
import type { Transaction } from '../../platform/database.repository';
import { Problem } from '../../platform/problem';
import { sessionFacts } from '../review-session-answer';
import type { Doing } from '../review-session-news';
import type { OwnSession } from '../review-session-reader';
import type { ReviewItemRow } from '../review-session.repository';

/**
 * The moves that change the session alone and one at a time; the others are decisions, which change a section as well,
 * and coming in, which people do together.
 */
export type PlainKind = Exclude<ReviewMove['move'], 'decide' | 'confirm' | 'undecide' | 'be-here'>;
type ByKind = { readonly [Kind in PlainKind | 'be-here']: Extract<ReviewMove, { move: Kind }> };
export type MoveOf<Kind extends keyof ByKind> = ByKind[Kind];

/** A session that is held while a move is made: nobody else's comes in between. */
export type HeldSession = OwnSession & { readonly transaction: Transaction; readonly now: Date };

/** What a move was: whether anybody else sees a difference, and the number of its event when it has one. */
export type Done = { readonly isNews: boolean; readonly seq?: number };
export const NEWS: Done = { isNews: true };
export const NOTHING_NEW: Done = { isNews: false };

/** How moves of some kinds are made. Each can be sent twice, and throws the problem when it is refused. */
export type Makers<Kinds extends PlainKind> = {
  readonly [Kind in Kinds]: (held: HeldSession, move: MoveOf<Kind>) => Promise<Done>;
};

/** Refuses what the policy does not allow. */
export function allow({ own, row }: OwnSession, action: ReviewAction, now: Date): void {
  const verdict = mayInReviewSession(own.asker, action, sessionFacts(row, own.dossier, { asker: own.asker, now }));
  if (!verdict.allowed) throw new Problem('not-allowed', { reason: verdict.reason });
}

/** Who does what where, for the history. */
export const doing = ({ own, row }: OwnSession): Doing => ({ dossier: own.dossier, session: row, person: own.asker.person });

/** The item of that id on the agenda. */
export function itemOf({ row }: OwnSession, id: string): ReviewItemRow {
  const item = row.items.find((one) => one.id === id);
  if (item === undefined) throw new Problem('not-found');
  return item;
}
