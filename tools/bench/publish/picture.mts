/** One row as a picture: a bar per system. Plain SVG without scripts, readable on light and dark pages. */
import { barText } from '../bars.mts';
import { rounded, type RowResult } from '../row.mts';

type Strip = { readonly label: string; readonly value: number; readonly isOurs: boolean };

const WIDTH = 640;
const LEFT = 150;
const RIGHT = 110;
const TOP = 56;
const STEP = 34;
const THICK = 22;

/** The picture of a row, with what was measured beside it in `all`. */
export function pictureOf(row: RowResult, all: readonly RowResult[]): string {
  const strips = stripsOf(row, all);
  const height = TOP + strips.length * STEP + 12;
  const longest = Math.max(...strips.map(({ value }) => value), Number.MIN_VALUE);
  const told = strips
    .map(({ label, value }) => `${label} ${rounded(value)} ${row.unit}`)
    .join(', ');
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="name told">`,
    `<title id="name">${escaped(row.name)}</title>`,
    `<desc id="told">${escaped(told)}</desc>`,
    STYLE,
    `<rect class="page" width="${WIDTH}" height="${height}" rx="8"/>`,
    `<text class="name" x="16" y="26">${escaped(row.name)}</text>`,
    `<text class="small" x="16" y="44">${escaped(subtitle(row))}</text>`,
    ...strips.map((strip, index) => drawn(strip, { index, longest })),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

const subtitle = (row: RowResult): string => {
  const bar = barText(row);
  const ratio = row.ratio === null ? '' : ` · ${row.ratio.toPrecision(2)} × the peer`;
  return `${row.unit}${ratio}${bar === '–' ? '' : ` · bar ${bar}`}`;
};

/** Others that were measured on the same figure are named `other/<system>/<row>`. */
function stripsOf(row: RowResult, all: readonly RowResult[]): Strip[] {
  const others = all
    .filter(({ name }) => name.startsWith('other/') && name.endsWith(`/${row.name}`))
    .map(({ name, peer }) => ({ label: name.slice(6, -row.name.length - 1), value: peer }));
  const parts = all
    .filter(({ name, unit }) => name.startsWith(`other/${row.name}/`) && unit === row.unit)
    .map(({ name, samenpen }) => ({ label: name.slice(7 + row.name.length), value: samenpen }));
  const given = [
    { label: 'Samenpen', value: row.samenpen },
    { label: 'Hocuspocus', value: row.peer },
    ...others,
    ...parts,
  ];
  return given.flatMap(({ label, value }) =>
    value === null || Number.isNaN(value) ? [] : [{ label, value, isOurs: label === 'Samenpen' }],
  );
}

function drawn(
  { label, value, isOurs }: Strip,
  { index, longest }: { index: number; longest: number },
): string {
  const y = TOP + index * STEP;
  const width = Math.max(2, ((WIDTH - LEFT - RIGHT) * Math.max(0, value)) / longest);
  const middle = y + THICK / 2 + 5;
  return [
    `<text class="label" x="16" y="${middle}">${escaped(label)}</text>`,
    `<rect class="${isOurs ? 'ours' : 'theirs'}" x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${THICK}" rx="3"/>`,
    `<text class="label" x="${(LEFT + width + 8).toFixed(1)}" y="${middle}">${rounded(value)}</text>`,
  ].join('\n');
}

const STYLE = `<style>
text { font-family: system-ui, sans-serif; fill: #1d2733 }
.page { fill: #ffffff }
.name { font-size: 16px; font-weight: 600 }
.small { font-size: 12px; fill: #4a5766 }
.label { font-size: 14px }
.ours { fill: #0b6e69 }
.theirs { fill: #8a97a6 }
@media (prefers-color-scheme: dark) {
text { fill: #e8edf2 }
.page { fill: #14202b }
.small { fill: #b3bfcc }
.ours { fill: #4fc3b8 }
.theirs { fill: #7f8d9c }
}
</style>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
