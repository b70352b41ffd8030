/** What may have been done about an item; only whether there is any matters. */
type Dealings = {
  readonly decision: unknown;
  readonly openSince: unknown;
  readonly spentSeconds: number;
  readonly turns: readonly unknown[];
  readonly stances: readonly unknown[];
  readonly note: string;
  /** Those of the item. */
  readonly actionPoints: readonly unknown[];
};

/** Whether anything was done about an item of a session: the minutes tell of it, so that it stays on the agenda. */
export function isDealtWith({ decision, openSince, spentSeconds, turns, stances, note, actionPoints }: Dealings): boolean {
  const wasOnTable = openSince !== null || spentSeconds > 0 || turns.length > 0;
  return wasOnTable || decision !== null || stances.length > 0 || note.trim() !== '' || actionPoints.length > 0;
}
