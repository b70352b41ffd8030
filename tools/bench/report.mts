import { barText } from './bars.mts';
import { rounded, type RowResult, type Run } from './row.mts';

/** What the benchmark found, in the form of the contract. */
export type Report = {
  readonly machine: string;
  /** ISO instant. */
  readonly when: string;
  readonly rows: readonly RowResult[];
};

/** Everything behind the report: each repeat, and the versions. */
export type RawReport = {
  readonly machine: string;
  readonly when: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly runs: readonly Run[];
};

const HEADINGS = ['row', 'samenpen', 'peer', 'ratio', 'bar', 'unit'];

/** The rows as a table for a terminal. */
export function tableOf(rows: readonly RowResult[]): string {
  const cells = rows.map(({ name, samenpen, peer, ratio, unit }) => [
    name,
    shown(samenpen),
    shown(peer),
    ratio === null ? '–' : ratio.toFixed(ratio < 0.1 ? 3 : 2),
    barText({ name }),
    unit,
  ]);
  const lines = [HEADINGS, ...cells];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 || column === 5 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const shown = (value: number | null): string => (value === null ? '–' : rounded(value));
