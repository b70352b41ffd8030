/** Typing at a steady pace: what an edit costs the server, and how soon the others see it. */
import { type Bench, type RowFamily, rowOf, type RowResult, takeTurns } from '../row.mts';
import { type EditFigures, runEditLoad } from '../load/edit-load.mts';
import { hocuspocus, hocuspocusTuned } from '../servers/hocuspocus.mts';
import { samenpen } from '../servers/samenpen.mts';
import { yWebsocket } from '../servers/y-websocket.mts';

const SYSTEMS = [samenpen, hocuspocus, hocuspocusTuned, yWebsocket];

const FIGURES: readonly {
  readonly name: string;
  readonly figure: keyof EditFigures;
  readonly unit: string;
}[] = [
  { name: 'cpu-per-edit', figure: 'cpuPerEdit', unit: 'µs' },
  { name: 'delivery-p50', figure: 'deliveryP50', unit: 'ms' },
  { name: 'delivery-p99', figure: 'deliveryP99', unit: 'ms' },
];
const BESIDE: typeof FIGURES = [
  { name: 'other/acknowledged-p50', figure: 'ackP50', unit: 'ms' },
  { name: 'other/acknowledged-p99', figure: 'ackP99', unit: 'ms' },
  { name: 'other/postgres-cpu-per-edit', figure: 'postgresCpuPerEdit', unit: 'µs' },
  { name: 'other/load-generator-cpu', figure: 'loadCpu', unit: 'cores' },
];

export const edits: RowFamily = {
  names: FIGURES.map(({ name }) => name),
  measure,
};

async function measure(bench: Bench): Promise<readonly RowResult[]> {
  const { isQuick } = bench.options;
  const load = {
    documents: isQuick ? 5 : 50,
    clientsPerDocument: 4,
    pace: { editsPerSecond: isQuick ? 500 : 10_000 },
    warmUpMs: isQuick ? 200 : 1_500,
    windowMs: isQuick ? 500 : 6_000,
  };
  const medians = await takeTurns(bench, { row: 'edits', systems: SYSTEMS }, (system) =>
    runEditLoad(bench.stage, system, load),
  );
  const own = medians.get('samenpen');
  const against = (peer: string, list: typeof FIGURES, prefix = ''): RowResult[] =>
    list.map(({ name, figure, unit }) =>
      rowOf(prefix === '' ? name : `${prefix}/${name}`, unit, {
        samenpen: own?.[figure],
        peer: medians.get(peer)?.[figure],
      }),
    );
  return [
    ...against('hocuspocus', [...FIGURES, ...BESIDE]),
    ...against('hocuspocus-tuned', FIGURES, 'other/hocuspocus-tuned'),
    ...against('y-websocket', FIGURES, 'other/y-websocket'),
  ];
}
