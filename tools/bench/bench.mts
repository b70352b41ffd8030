/**
 * `npm run bench`: measures the live engine beside its peer, each as a process of its own on the same
 * PostgreSQL, and prints one line per row. docs/performance.md says how each row is defined.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { buildServer } from '../run/build/builds.mts';
import type { Lifetime } from '../run/lifetime.mts';
import { Refusal } from '../run/refusal.mts';
import { machine, versions } from './machine.mts';
import { type Options, readOptions } from './options.mts';
import { drawPictures, publish, rawPathOf } from './publish/publish.mts';
import { type RawReport, type Report, tableOf } from './report.mts';
import { type Bench, rounded, type RowFamily, type RowResult, type Run } from './row.mts';
import { ROW_FAMILIES, ROW_NAMES } from './rows.mts';
import { startPostgres } from './store/postgres.mts';

export async function bench(lifetime: Lifetime, args: readonly string[]): Promise<void> {
  if (process.platform !== 'linux')
    throw new Refusal('The benchmark reads /proc: it runs on Linux, or in the Linux container.');
  const options = readOptions(args);
  if (options.publish.length > 0) {
    publish(options.publish.map((path) => resolve(path)));
    return;
  }
  const families = chosen(options);
  await buildServer(lifetime);
  const postgres = await startPostgres(lifetime);
  const stage = { lifetime, postgres, profile: options.profile };
  const about = { machine: machine(), when: new Date().toISOString() };
  const used = versions(postgres.version);
  console.log(about.machine);
  console.log(
    Object.entries(used)
      .map(([name, version]) => `${name} ${version}`)
      .join(' · '),
  );
  const rows: RowResult[] = [];
  const running: Bench = { stage, options, runs: [] };
  for (const family of families) rows.push(...(await family.measure(running)));
  console.log(`\n${tableOf(rows)}\n`);
  warnOfCompany(running.runs);
  write(options, { ...about, rows }, { ...about, versions: used, runs: running.runs });
}

/** Cores; a little is always taken by the system itself. */
const UNDISTURBED = 0.15;

/** Figures that were taken while the machine did something else are no figures. */
function warnOfCompany(runs: readonly Run[]): void {
  const watched = runs.flatMap(({ figures }) => figures['elsewhereCpu'] ?? []);
  const disturbed = watched.filter((cores) => cores > UNDISTURBED);
  if (disturbed.length > 0)
    console.log(
      `${disturbed.length} of ${watched.length} runs shared the machine with other work (up to ${rounded(Math.max(...disturbed))} cores): repeat them on an idle one.`,
    );
}

function chosen({ rows }: Options): readonly RowFamily[] {
  const unknown = rows.filter((name) => !ROW_NAMES.includes(name));
  if (unknown.length > 0)
    throw new Refusal(
      `There is no row ${unknown.join(', ')}; the rows are ${ROW_NAMES.join(', ')}.`,
    );
  return ROW_FAMILIES.filter(
    ({ names }) => rows.length === 0 || names.some((name) => rows.includes(name)),
  );
}

function write({ json, svg }: Options, report: Report, raw: RawReport): void {
  if (svg !== null) drawPictures(report.rows, resolve(svg));
  if (json === null) return;
  const path = resolve(json);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
  const rawPath = rawPathOf(path);
  writeFileSync(rawPath, `${JSON.stringify(raw, null, 2)}\n`);
  console.log(`Written: ${path} and ${rawPath}`);
}
