/** One edit in a document where nothing else happens: how long until it is on disk. */
import { setTimeout as pause } from 'node:timers/promises';
import { RawClient } from '../load/raw-client.mts';
import { emptyParagraph, typedEdits } from '../load/typed-edits.mts';
import { type Bench, median, type RowFamily, rowOf, type RowResult, takeTurns } from '../row.mts';
import { hocuspocus } from '../servers/hocuspocus.mts';
import { documentAt, onStage, placeOf, type Subject } from '../servers/on-stage.mts';
import { samenpen } from '../servers/samenpen.mts';
import type { System } from '../servers/system.mts';

const EDITS = 5;
const LOOK_EVERY_MS = 5;
/** Longer than the peer's longest debounce: then something is wrong. */
const LIMIT_MS = 30_000;
const REST_MS = 500;

export const isolatedEdit: RowFamily = { names: ['isolated-edit-durable'], measure };

async function measure(bench: Bench): Promise<readonly RowResult[]> {
  const systems = [samenpen, hocuspocus];
  const medians = await takeTurns(bench, { row: 'isolated-edit-durable', systems }, (system) =>
    typedAlone(bench, system),
  );
  const [own, peer] = [medians.get('samenpen'), medians.get('hocuspocus')];
  return [
    rowOf('isolated-edit-durable', 'ms', { samenpen: own?.durable, peer: peer?.durable }),
    rowOf('other/isolated-edit-acknowledged', 'ms', {
      samenpen: own?.acknowledged,
      peer: peer?.acknowledged,
    }),
  ];
}

type Moments = { readonly durable: number; readonly acknowledged: number };

function typedAlone(bench: Bench, system: System): Promise<Moments> {
  const { stage } = bench;
  const filling = { documents: 1, content: emptyParagraph() };
  return onStage({ stage, system, filling }, async (subject) => {
    const client = await RawClient.open(placeOf(subject, documentAt(subject.trial, 0)));
    const moments: Moments[] = [];
    const count = bench.options.isQuick ? 2 : EDITS;
    for (const update of typedEdits(0, count).updates.slice(0, count)) {
      await pause(REST_MS);
      moments.push(await momentsOf(subject, client, update));
    }
    client.close();
    return {
      durable: median(moments.map(({ durable }) => durable)),
      acknowledged: median(moments.map(({ acknowledged }) => acknowledged)),
    };
  });
}

async function momentsOf(
  { trial }: Subject,
  client: RawClient,
  update: Uint8Array,
): Promise<Moments> {
  const document = documentAt(trial, 0);
  const stored = async (): Promise<number> =>
    (await trial.stored(document)).reduce((sum, { length }) => sum + length, 0);
  const before = await stored();
  const began = performance.now();
  let acknowledged = Number.NaN;
  client.onFrame(({ kind }) => {
    if (kind === 'status') acknowledged = performance.now() - began;
  });
  client.sendUpdate(update);
  while ((await stored()) === before) {
    if (performance.now() - began > LIMIT_MS) throw new Error('an edit never came to disk');
    await pause(LOOK_EVERY_MS);
  }
  const durable = performance.now() - began;
  while (Number.isNaN(acknowledged)) {
    if (performance.now() - began > LIMIT_MS) throw new Error('an edit was never acknowledged');
    await pause(LOOK_EVERY_MS);
  }
  return { durable, acknowledged };
}
