import type { RowFamily } from './row.mts';
import { edits } from './rows/edits.mts';
import { maxEdits } from './rows/max-edits.mts';

/** All rows, in the order in which they are measured and shown. */
export const ROW_FAMILIES: readonly RowFamily[] = [edits, maxEdits];

/** The names of all rows, without what is shown beside them. */
export const ROW_NAMES: readonly string[] = ROW_FAMILIES.flatMap(({ names }) => names);
