/*
 * What the keys do in a tree, without the DOM: the rows that are visible from top to bottom, the one that
 * has focus, and a key. After the tree pattern of the ARIA Authoring Practices.
 */

/** One visible row. */
export type TreeRow = {
  readonly id: string;
  /** 1 for a row at the top. */
  readonly level: 1 | 2;
  /** The words it is found by when somebody types. */
  readonly text: string;
  /** Null for a row that has nothing under it. */
  readonly isExpanded: boolean | null;
};

/** What a key asks: go to a row, or fold one open or shut. */
export type TreeMove =
  | { readonly kind: 'go'; readonly id: string }
  | { readonly kind: 'fold'; readonly id: string; readonly expanded: boolean };

const goTo = (row: TreeRow | undefined): TreeMove | null => (row === undefined ? null : { kind: 'go', id: row.id });

function inwards(rows: readonly TreeRow[], at: number): TreeMove | null {
  const row = rows[at];
  if (row === undefined || row.isExpanded === null) return null;
  return row.isExpanded ? goTo(rows[at + 1]) : { kind: 'fold', id: row.id, expanded: true };
}

function outwards(rows: readonly TreeRow[], at: number): TreeMove | null {
  const row = rows[at];
  if (row === undefined) return null;
  if (row.isExpanded === true) return { kind: 'fold', id: row.id, expanded: false };
  return row.level === 1 ? null : goTo(rows.slice(0, at).findLast(({ level }) => level === 1));
}

function startingWith(letter: string, rows: readonly TreeRow[], at: number): TreeMove | null {
  const after = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  return goTo(after.find(({ text }) => text.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase())));
}

/** What a key asks of the tree; null when it asks nothing. */
export function treeMove(key: string, rows: readonly TreeRow[], active: string): TreeMove | null {
  const at = rows.findIndex(({ id }) => id === active);
  switch (key) {
    case 'ArrowDown':
      return goTo(rows[at + 1]);
    case 'ArrowUp':
      return at > 0 ? goTo(rows[at - 1]) : null;
    case 'Home':
      return goTo(rows[0]);
    case 'End':
      return goTo(rows.at(-1));
    case 'ArrowRight':
      return inwards(rows, at);
    case 'ArrowLeft':
      return outwards(rows, at);
    default:
      return /^[\p{L}\d]$/u.test(key) ? startingWith(key, rows, at) : null;
  }
}
