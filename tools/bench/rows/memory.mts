/** What is left in memory of rooms that were opened and are quiet, with one connection each. */
import { setTimeout as pause } from 'node:timers/promises';
import { writtenDocument } from '../fixture/documents.mts';
import { type Bench, type RowFamily, rowOf, type RowResult, takeTurns } from '../row.mts';
import { hocuspocus, hocuspocusTuned } from '../servers/hocuspocus.mts';
import { onStage, openAll, seatsIn, settledRss } from '../servers/on-stage.mts';
import { samenpen } from '../servers/samenpen.mts';
import type { System } from '../servers/system.mts';
import { yWebsocket } from '../servers/y-websocket.mts';

/** Until neither has work left: the peer stores after its debounce, we look through every text that changed. */
const QUIET_MS = 45_000;
const NOTHING = Uint8Array.of(0, 0);

export const memory: RowFamily = { names: ['memory-1000-rooms'], measure };

type MemoryFigures = { readonly rss: number; readonly grown: number };

async function measure(bench: Bench): Promise<readonly RowResult[]> {
  const fixture = writtenDocument(bench.options.isQuick ? 2_000 : 70_000);
  const systems = bench.options.isQuick
    ? [samenpen, hocuspocus]
    : [samenpen, hocuspocus, hocuspocusTuned, yWebsocket];
  const medians = await takeTurns(bench, { row: 'memory-1000-rooms', systems }, (system) =>
    opened(bench, system, fixture.state),
  );
  const own = medians.get('samenpen')?.rss;
  const against = (peer: string, name = `other/${peer}/memory-1000-rooms`): RowResult =>
    rowOf(name, 'MiB', { samenpen: own, peer: medians.get(peer)?.rss });
  return [against('hocuspocus', 'memory-1000-rooms'), against('hocuspocus-tuned'), against('y-websocket')];
}

function opened(
  { stage, options: { isQuick } }: Bench,
  system: System,
  content: Uint8Array,
): Promise<MemoryFigures> {
  const filling = { documents: isQuick ? 20 : 1_000, content: NOTHING };
  return onStage({ stage, system, filling }, async (subject) => {
    const { server, trial } = subject;
    const before = server.rss();
    const clients = await openAll(subject, seatsIn(trial.documents, 1), content);
    await pause(isQuick ? 300 : QUIET_MS);
    const rss = await settledRss(server, isQuick);
    for (const client of clients) client.close();
    return { rss, grown: rss - before };
  });
}
