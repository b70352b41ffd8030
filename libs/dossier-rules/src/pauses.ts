// Where a text rested: the points of a timeline that nobody had to make. Somebody who writes stops for coffee, not for
// half an hour; what stood there when everybody had stopped for that long is a text that can be gone back to.

/** Nobody wrote for so long: then the text before it is a point of its own. Milliseconds. */
export const LONG_PAUSE_MS = 30 * 60_000;

/** Edits of a section that came close together, in the order of its log. */
export type WritingSpell = {
  /** Sequence number of the last of them. */
  readonly seq: number;
  /** When the first and the last were stored, milliseconds since 1970. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly authors: readonly string[];
};

/** The last edit before a long pause, and who wrote since the pause before. */
export type Pause = { readonly seq: number; readonly at: number; readonly authors: readonly string[] };

/**
 * The long pauses behind the given spells, which begin right after a pause that is known; `now` ends the last one,
 * if it lasts long enough already. A clock that went back makes no pause.
 */
export function longPauses(spells: readonly WritingSpell[], now: number): Pause[] {
  const pauses: Pause[] = [];
  let authors = new Set<string>();
  spells.forEach((spell, index) => {
    for (const author of spell.authors) authors.add(author);
    const nextAt = spells[index + 1]?.firstAt ?? now;
    if (nextAt - spell.lastAt < LONG_PAUSE_MS) return;
    pauses.push({ seq: spell.seq, at: spell.lastAt, authors: [...authors] });
    authors = new Set();
  });
  return pauses;
}
