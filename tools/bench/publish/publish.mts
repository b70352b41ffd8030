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

type Published = { readonly report: Report; readonly raw: RawReport };

/** Writes the table of docs/performance.md and its pictures from the reports on disk, each with some of the rows. */
export function publish(reportPaths: readonly string[]): void {
  const all = reportPaths.map((path) => ({
    // Files that the benchmark itself wrote.
    report: JSON.parse(readFileSync(path, 'utf8')) as Report,
    // And this one beside it.
    raw: JSON.parse(readFileSync(rawPathOf(path), 'utf8')) as RawReport,
  }));
  const rows = all.flatMap(({ report }) => report.rows);
  const page = readFileSync(PAGE, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Refusal(`docs/performance.md lacks the marks ${BEGIN} and ${END}.`);
  const figures = [...all.map(sourceOf), '', ...tables(rows)].join('\n');
  writeFileSync(PAGE, [before, BEGIN, '\n\n', figures, '\n', END, after].join(''));
  drawPictures(rows, PICTURES);
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

/** Where the figures of one report come from, as an entry of a list. */
function sourceOf({ report: { machine, when, rows }, raw: { versions, runs } }: Published): string {
  const names = rows.filter(({ name }) => !name.startsWith('other/')).map(({ name }) => `\`${name}\``);
  const used = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const repeats = Math.max(...runs.map(({ repeat }) => repeat));
  const disturbed = runs.flatMap(({ figures }) => figures['elsewhereCpu'] ?? []);
  const company = disturbed.length === 0 ? '' : ` Highest CPU of anything else: ${rounded(Math.max(0, ...disturbed))} cores.`;
  return `- ${names.join(', ')}: ${when.slice(0, 10)}, ${machine}; ${used.join(', ')}; ${repeats === 1 ? 'one run' : `medians of ${repeats} runs`}.${company}`;
}

function tables(rows: readonly RowResult[]): readonly string[] {
  const named = rows.filter(({ name }) => !name.startsWith('other/'));
  const beside = rows.filter(({ name }) => name.startsWith('other/'));
  return [
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
  ];
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
