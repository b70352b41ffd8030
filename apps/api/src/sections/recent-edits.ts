/** Milliseconds after which an edit of the same person in the same section is news again. */
const NEWS_AGAIN_AFTER = 15 * 60_000;

/** How many pairs are remembered; the oldest is forgotten first, which only makes an edit news once more. */
const MOST_REMEMBERED = 20_000;

type Seen = { readonly at: number; readonly accessEpoch: number };

/**
 * Remembers who was lately seen writing where, so that a history of events is no history of keystrokes. A change of
 * the section's state raises the room's access epoch, and makes the next edit of everybody news again.
 */
export class RecentEdits {
  readonly #seen = new Map<string, Seen>();

  /** Whether this edit is news; `now` in milliseconds. Counts it as seen. */
  isNew(
    { sectionId, author, accessEpoch }: { sectionId: string; author: string; accessEpoch: number },
    now: number,
  ): boolean {
    const pair = `${sectionId}/${author}`;
    const last = this.#seen.get(pair);
    if (last?.accessEpoch === accessEpoch && now - last.at < NEWS_AGAIN_AFTER) return false;
    this.#seen.delete(pair);
    this.#seen.set(pair, { at: now, accessEpoch });
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > MOST_REMEMBERED && oldest !== undefined) this.#seen.delete(oldest);
    return true;
  }

  /** It could not be told: the next edit of the same person there is news again. */
  forget({ sectionId, author }: { sectionId: string; author: string }): void {
    this.#seen.delete(`${sectionId}/${author}`);
  }
}
