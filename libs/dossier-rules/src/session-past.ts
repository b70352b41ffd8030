/** What was held today may still be planned, for its minutes. Milliseconds. */
const PLANNED_AFTERWARDS_MS = 86_400_000;

/** Whether a session that would begin at this instant is over for so long that nobody can be invited to it any more. */
export function isSessionPast(startsAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(startsAt) > PLANNED_AFTERWARDS_MS;
}
