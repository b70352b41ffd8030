import type { RowFamily } from './row.mts';
import { costCurve } from './rows/cost-curve.mts';
import { edits } from './rows/edits.mts';
import { history } from './rows/history.mts';
import { idleSockets } from './rows/idle-sockets.mts';
import { isolatedEdit } from './rows/isolated-edit.mts';
import { joins } from './rows/joins.mts';
import { kill9 } from './rows/kill-9.mts';
import { maxEdits } from './rows/max-edits.mts';
import { memory } from './rows/memory.mts';
import { presence } from './rows/presence.mts';
import { stalledReader } from './rows/stalled-reader.mts';
import { together } from './rows/together.mts';
import { twoInstances } from './rows/two-instances.mts';

/** All rows, in the order in which they are measured and shown. */
export const ROW_FAMILIES: readonly RowFamily[] = [
  edits,
  maxEdits,
  presence,
  memory,
  joins,
  kill9,
  isolatedEdit,
  stalledReader,
  idleSockets,
  costCurve,
  twoInstances,
  history,
  together,
];

/** The names of all rows, without what is shown beside them. */
export const ROW_NAMES: readonly string[] = ROW_FAMILIES.flatMap(({ names }) => names);
