import type { Options } from './options.mts';
import { machineCpu, treeCpu } from './servers/process-figures.mts';
import type { Stage, System } from './servers/system.mts';

/** One line of the report: our figure, the peer's, and ours over the peer's. */
export type RowResult = {
  readonly name: string;
  readonly samenpen: number | null;
  readonly peer: number | null;
  readonly ratio: number | null;
  readonly unit: string;
};

/** What one run of one system gave, by the names of its figures; kept whole in the raw file. */
export type Run = {
  readonly row: string;
  readonly system: string;
  readonly repeat: number;
  readonly figures: Readonly<Record<string, number>>;
};

/** What the rows measure with. */
export type Bench = {
  readonly stage: Stage;
  readonly options: Options;
  /** Every run so far. */
  readonly runs: Run[];
};

/** Rows that come from the same runs. */
export type RowFamily = {
  /** Names of live.md. */
  readonly names: readonly string[];
  measure(bench: Bench): Promise<readonly RowResult[]>;
};

/** The medians of a system's figures over the repeats. */
export type Medians = ReadonlyMap<string, Readonly<Record<string, number>>>;

/** Lets the systems take turns, so that what else the machine does falls on all of them alike. */
export async function takeTurns<Figures extends Readonly<Record<string, number>>>(
  bench: Bench,
  { row, systems }: { row: string; systems: readonly System[] },
  run: (system: System) => Promise<Figures>,
): Promise<ReadonlyMap<string, Figures>> {
  const { options, runs } = bench;
  const wanted = systems.filter(
    ({ name }) => options.systems.length === 0 || options.systems.includes(name),
  );
  const figures = new Map<string, Figures[]>(wanted.map(({ name }) => [name, []]));
  for (let repeat = 1; repeat <= options.repeats; repeat += 1) {
    for (const system of wanted) {
      const one = await withCompany(bench.stage, () => run(system));
      runs.push({ row, system: system.name, repeat, figures: one });
      figures.get(system.name)?.push(one);
      console.log(`  ${row} · ${system.name} · ${repeat}: ${summary(one)}`);
    }
  }
  return new Map([...figures].map(([name, all]) => [name, mediansOf(all)]));
}

/** The figures of a run, and what everything else on the machine took meanwhile, where the run does not say so of its window. */
async function withCompany<Figures extends Readonly<Record<string, number>>>({ postgres }: Stage, run: () => Promise<Figures>): Promise<Figures> {
  const elsewhere = (): number => machineCpu() - treeCpu(process.pid) - postgres.cpu();
  const [from, before] = [performance.now(), elsewhere()];
  const figures = await run();
  const elsewhereCpu = (elsewhere() - before) / (performance.now() - from);
  return { elsewhereCpu, ...figures };
}

const summary = (figures: Readonly<Record<string, number>>): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${rounded(value)}`)
    .join(' · ');

/** Three digits that count. */
export const rounded = (value: number): string =>
  Math.abs(value) >= 1_000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));

function mediansOf<Figures extends Readonly<Record<string, number>>>(
  all: readonly Figures[],
): Figures {
  const names = Object.keys(all[0] ?? {});
  const entries = names.map((name) => [name, median(all.map((one) => one[name] ?? Number.NaN))]);
  // The same names as in every run.
  return Object.fromEntries(entries) as Figures;
}

/** The middle value; between two the mean. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** A line of the report; what was not measured is null. */
export function rowOf(
  name: string,
  unit: string,
  { samenpen, peer }: { samenpen: number | undefined; peer: number | undefined },
): RowResult {
  const [own, other] = [samenpen ?? null, peer ?? null];
  const ratio = own === null || other === null || other === 0 ? null : own / other;
  return { name, samenpen: own, peer: other, ratio, unit };
}
