/**
 * Does a delivery cost the same however many rooms there are, and however many people in a room? A delivery
 * is one edit at one other client, or one acknowledgement; every cell has the same number of them a second.
 */
import { type Bench, type RowFamily, rowOf, type RowResult, takeTurns } from '../row.mts';
import { runEditLoad } from '../load/edit-load.mts';
import { forgetTypedEdits } from '../load/typed-edits.mts';
import { hocuspocus } from '../servers/hocuspocus.mts';
import { samenpen } from '../servers/samenpen.mts';

type Cell = {
  readonly name: string;
  readonly documents: number;
  readonly clientsPerDocument: number;
};

/** In every cell. */
const DELIVERIES_PER_SECOND = 16_000;
const BY_ROOMS: readonly Cell[] = [10, 100, 1_000].map((documents) => ({
  name: `rooms-${documents}`,
  documents,
  clientsPerDocument: 4,
}));
/** The same number of clients in all. */
const BY_CLIENTS: readonly Cell[] = [2, 20, 100].map((clientsPerDocument) => ({
  name: `clients-${clientsPerDocument}`,
  documents: 200 / clientsPerDocument,
  clientsPerDocument,
}));

export const costCurve: RowFamily = { names: ['cost-curve'], measure };

async function measure(bench: Bench): Promise<readonly RowResult[]> {
  const parts: RowResult[] = [];
  const systems = bench.options.isQuick ? [samenpen] : [samenpen, hocuspocus];
  const costs = new Map<string, { own: number | null; peer: number | null }>();
  for (const cell of [...BY_ROOMS, ...BY_CLIENTS]) {
    const row = `other/cost-curve/${cell.name}`;
    const medians = await takeTurns(bench, { row, systems }, (system) =>
      runEditLoad(bench.stage, system, loadOf(bench, cell)),
    );
    forgetTypedEdits();
    const part = rowOf(row, 'µs per delivery', {
      samenpen: medians.get('samenpen')?.cpuPerDelivery,
      peer: medians.get('hocuspocus')?.cpuPerDelivery,
    });
    parts.push(part);
    costs.set(cell.name, { own: part.samenpen, peer: part.peer });
  }
  const spread = (cells: readonly Cell[], whose: 'own' | 'peer'): number | undefined => {
    const all = cells.map(({ name }) => costs.get(name)?.[whose] ?? Number.NaN);
    return all.some(Number.isNaN) ? undefined : Math.max(...all) / Math.min(...all);
  };
  const line = (name: string, cells: readonly Cell[]): RowResult =>
    rowOf(name, 'largest ÷ smallest', {
      samenpen: spread(cells, 'own'),
      peer: spread(cells, 'peer'),
    });
  return [
    line('cost-curve', [...BY_ROOMS, ...BY_CLIENTS]),
    line('other/cost-curve/by-rooms', BY_ROOMS),
    line('other/cost-curve/by-clients', BY_CLIENTS),
    ...parts,
  ];
}

/** An edit in a room of n makes n deliveries: n − 1 to others and the acknowledgement. */
function loadOf({ options: { isQuick } }: Bench, { documents, clientsPerDocument }: Cell) {
  const deliveries = isQuick ? DELIVERIES_PER_SECOND / 20 : DELIVERIES_PER_SECOND;
  return {
    documents: isQuick ? Math.min(documents, 20) : documents,
    clientsPerDocument: isQuick ? Math.min(clientsPerDocument, 10) : clientsPerDocument,
    pace: { editsPerSecond: deliveries / clientsPerDocument },
    warmUpMs: isQuick ? 200 : 1_500,
    windowMs: isQuick ? 400 : 6_000,
  };
}
