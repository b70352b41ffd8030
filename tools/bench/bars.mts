/** How good each row has to be (design of the live engine, *Benchmark rows and bars*). */
import type { RowResult } from './row.mts';

/** A bar on the ratio to the peer, or on our own figure. */
export type Bar = {
  readonly of: 'ratio' | 'samenpen';
  readonly is: 'at most' | 'at least';
  readonly value: number;
};

const ratio = (value: number): Bar => ({ of: 'ratio', is: 'at most', value });
const own = (value: number): Bar => ({ of: 'samenpen', is: 'at most', value });

export const BARS: Readonly<Record<string, Bar>> = {
  'cpu-per-edit': ratio(0.5),
  'max-edits': { of: 'ratio', is: 'at least', value: 3 },
  'delivery-p50': ratio(0.5),
  'delivery-p99': ratio(0.7),
  'presence-cpu/4': ratio(0.25),
  'presence-cpu/100': ratio(0.5),
  'memory-1000-rooms': ratio(0.12),
  'cold-join/base': ratio(0.35),
  'cold-join/tail': ratio(0.6),
  'join-storm': ratio(0.35),
  'kill-9': own(0),
  'isolated-edit-durable': ratio(0.05),
  'stalled-reader': own(32),
  'idle-sockets': own(14),
  'cost-curve': own(1.3),
  'two-instances': own(3),
};

/** The bar of a row in signs, `≤ 0.5 ×`; a dash where it has none. */
export function barText({ name }: Pick<RowResult, 'name'>): string {
  const bar = BARS[name];
  if (bar === undefined) return '–';
  const sign = bar.is === 'at most' ? '≤' : '≥';
  return `${sign} ${bar.value}${bar.of === 'ratio' ? ' ×' : ''}`;
}

/** Whether a row reaches its bar; null where it has none or was not measured. */
export function isReached(row: RowResult): boolean | null {
  const bar = BARS[row.name];
  const figure = bar === undefined ? null : row[bar.of];
  if (bar === undefined || figure === null) return null;
  return bar.is === 'at most' ? figure <= bar.value : figure >= bar.value;
}
