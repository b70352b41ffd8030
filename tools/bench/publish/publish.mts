/** Carries a report into the documentation, so that no figure there is typed by hand. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../run/refusal.mts';
import { inWorkspace } from '../../run/workspace.mts';
import { barText, isReached } from '../bars.mts';
import type { RawReport, Report } from '../report.mts';
import { rounded, type RowResult } from '../row.mts';
import { pictureOf } from './picture.mts';

const PAGE = inWorkspace('docs', 'performance.md');
const PICTURES = inWorkspace('docs', 'pictures', 'bench');
const BEGIN = '<!-- figures -->';
const END = '<!-- /figures -->';

/** Writes the table of docs/performance.md and its pictures from a report on disk. */
export function publish(reportPath: string): void {
  // Files that the benchmark itself wrote.
  const report = JSON.parse(readFileSync(reportPath, 'utf8')) as Report;
  // And this one beside it.
  const raw = JSON.parse(readFileSync(rawPathOf(reportPath), 'utf8')) as RawReport;
  const page = readFileSync(PAGE, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Refusal(`docs/performance.md lacks the marks ${BEGIN} and ${END}.`);
  writeFileSync(PAGE, [before, BEGIN, '\n\n', figures(report, raw), '\n', END, after].join(''));
  drawPictures(report.rows, PICTURES);
}

/** Where the runs behind a report stand. */
export const rawPathOf = (reportPath: string): string =>
  `${reportPath.replace(/\.json$/, '')}.raw.json`;

/** One picture per row of the design; what was measured beside it is in the same picture. */
export function drawPictures(rows: readonly RowResult[], folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const row of rows.filter(({ name }) => !name.startsWith('other/')))
    writeFileSync(join(folder, fileOf(row)), pictureOf(row, rows));
}

const fileOf = ({ name }: RowResult): string => `${name.replaceAll('/', '-')}.svg`;

function figures({ machine, when, rows }: Report, { versions, runs }: RawReport): string {
  const named = rows.filter(({ name }) => !name.startsWith('other/'));
  const beside = rows.filter(({ name }) => name.startsWith('other/'));
  const used = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const repeats = Math.max(...runs.map(({ repeat }) => repeat));
  return [
    `Measured ${when.slice(0, 10)} on ${machine}; ${used.join(', ')}. Medians of ${repeats} runs.`,
    '',
    '| row | Samenpen | peer | ratio | unit | bar | |',
    '|---|---:|---:|---:|---|---|---|',
    ...named.map((row) => `| ${[...cells(row), barText(row), verdict(row)].join(' | ')} |`),
    '',
    ...named.map((row) => `![${row.name}](pictures/bench/${fileOf(row)})`),
    '',
    'Beside the rows:',
    '',
    '| row | Samenpen | peer | ratio | unit |',
    '|---|---:|---:|---:|---|',
    ...beside.map((row) => `| ${cells(row).join(' | ')} |`),
    '',
  ].join('\n');
}

const shown = (value: number | null): string => (value === null ? '–' : rounded(value));

const cells = ({ name, samenpen, peer, ratio, unit }: RowResult): string[] => [
  `\`${name}\``,
  shown(samenpen),
  shown(peer),
  ratio === null ? '–' : String(Number(ratio.toPrecision(2))),
  unit,
];

function verdict(row: RowResult): string {
  const reached = isReached(row);
  if (reached === null) return '';
  return reached ? 'reached' : 'missed';
}
