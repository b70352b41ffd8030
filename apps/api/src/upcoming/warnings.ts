import type { SectionStatus } from '@samenpen/contracts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long before the deadline everybody is warned, the nearest first. */
const WARNED_BEFORE = [4 * HOUR, 48 * HOUR, 7 * DAY];
/** How long before a due date those whose work it is hear of it. */
export const DUE_SOON = 2 * DAY;
/** For how long nobody is reminded of an action point after it was given to them with its date: one mail would say it twice. */
export const JUST_GIVEN = DAY;
/** For how long a move of the deadline is news: whoever joins later sees the deadline itself. */
const MOVE_IS_NEWS_FOR = 7 * DAY;

const UNFINISHED: readonly SectionStatus[] = ['empty', 'drafting', 'changes-requested'];

/**
 * The warning that holds now, as the number of hours before the deadline; null: none yet, or it is over. Only the
 * nearest: after a server was away for days nobody hears of a week that is no longer left.
 */
export function warningDue(deadline: Date, now: Date): number | null {
  const left = deadline.getTime() - now.getTime();
  if (left <= 0) return null;
  const margin = WARNED_BEFORE.find((before) => left <= before);
  return margin === undefined ? null : margin / HOUR;
}

/** Whether a section should be finished within two days and is not. */
export function isDueSoon({ dueAt, status }: { readonly dueAt: Date | null; readonly status: SectionStatus }, now: Date): boolean {
  if (dueAt === null || !UNFINISHED.includes(status)) return false;
  const left = dueAt.getTime() - now.getTime();
  return left > 0 && left <= DUE_SOON;
}

/** Whether a deadline that was set at an instant is news for a dossier: it had another one before. */
export function isMoveNews(setAt: Date, { startedAt, now }: { readonly startedAt: Date; readonly now: Date }): boolean {
  const age = now.getTime() - setAt.getTime();
  return setAt.getTime() > startedAt.getTime() && age >= 0 && age <= MOVE_IS_NEWS_FOR;
}
