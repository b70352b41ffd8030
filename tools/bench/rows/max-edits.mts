/** As fast as it goes: each client keeps so many edits unanswered. On our side an answer means: on disk. */
import { type Bench, type RowFamily, rowOf, type RowResult, takeTurns } from '../row.mts';
import { runEditLoad } from '../load/edit-load.mts';
import { forgetTypedEdits } from '../load/typed-edits.mts';
import { hocuspocus } from '../servers/hocuspocus.mts';
import { samenpen } from '../servers/samenpen.mts';
import { yWebsocket } from '../servers/y-websocket.mts';

export const maxEdits: RowFamily = { names: ['max-edits'], measure };

async function measure(bench: Bench): Promise<readonly RowResult[]> {
  const { isQuick } = bench.options;
  const load = {
    documents: isQuick ? 5 : 50,
    clientsPerDocument: 4,
    pace: { outstanding: 8 },
    editsPerClient: isQuick ? 10_000 : 7_000,
    warmUpMs: isQuick ? 200 : 1_500,
    windowMs: isQuick ? 500 : 6_000,
  };
  const systems = isQuick ? [samenpen, hocuspocus] : [samenpen, hocuspocus, yWebsocket];
  console.log('  max-edits: our limit of frames per second and connection is lifted');
  const medians = await takeTurns(bench, { row: 'max-edits', systems }, (system) =>
    runEditLoad(bench.stage, system, load),
  );
  forgetTypedEdits();
  const own = medians.get('samenpen');
  const peer = medians.get('hocuspocus');
  const unit = 'edits/s';
  return [
    rowOf('max-edits', unit, { samenpen: own?.editsPerSecond, peer: peer?.editsPerSecond }),
    rowOf('other/y-websocket/max-edits', unit, {
      samenpen: own?.editsPerSecond,
      peer: medians.get('y-websocket')?.editsPerSecond,
    }),
    rowOf('other/max-edits/load-generator-cpu', 'cores', {
      samenpen: own?.loadCpu,
      peer: peer?.loadCpu,
    }),
  ];
}
