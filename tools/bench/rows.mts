import type { RowFamily } from './row.mts';
import { edits } from './rows/edits.mts';
import { idleSockets } from './rows/idle-sockets.mts';
import { joins } from './rows/joins.mts';
import { maxEdits } from './rows/max-edits.mts';
import { memory } from './rows/memory.mts';
import { presence } from './rows/presence.mts';

/** All rows, in the order in which they are measured and shown. */
export const ROW_FAMILIES: readonly RowFamily[] = [
  edits,
  maxEdits,
  presence,
  memory,
  joins,
  idleSockets,
];

/** The names of all rows, without what is shown beside them. */
export const ROW_NAMES: readonly string[] = ROW_FAMILIES.flatMap(({ names }) => names);
