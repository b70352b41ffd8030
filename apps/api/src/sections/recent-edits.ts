/** Milliseconds after which an edit of the same person in the same section is news again. */
const NEWS_AGAIN_AFTER = 15 * 60_000;

/** How many pairs are remembered; the oldest is forgotten first, which only makes an edit news once more. */
const MOST_REMEMBERED = 20_000;

/** Remembers who was lately seen writing where, so that a history of events is no history of keystrokes. */
export class RecentEdits {
  readonly #seen = new Map<string, number>();

  /** Whether this edit is news; `now` in milliseconds. Counts it as seen. */
  isNew(sectionId: string, person: string, now: number): boolean {
    const pair = `${sectionId}/${person}`;
    const last = this.#seen.get(pair);
    if (last !== undefined && now - last < NEWS_AGAIN_AFTER) return false;
    this.#seen.delete(pair);
    this.#seen.set(pair, now);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > MOST_REMEMBERED && oldest !== undefined) this.#seen.delete(oldest);
    return true;
  }

  /** Makes the next edit of anybody in the section news again. */
  forget(sectionId: string): void {
    for (const pair of this.#seen.keys())
      if (pair.startsWith(`${sectionId}/`)) this.#seen.delete(pair);
  }
}
