/** Kills the server in the middle of the work and asks the disk what it holds of what was acknowledged. */
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { SeededRandom } from '../fixture/seeded-random.mts';
import { emptyParagraph } from '../load/typed-edits.mts';
import { Typing } from '../load/typing.mts';
import type { Typist } from '../load/typist.mts';
import { type Bench, type RowFamily, rowOf, type RowResult } from '../row.mts';
import { hocuspocus } from '../servers/hocuspocus.mts';
import { documentAt } from '../servers/on-stage.mts';
import { samenpen } from '../servers/samenpen.mts';
import type { System, Trial } from '../servers/system.mts';

const DOCUMENTS = 20;
const EDITS_PER_SECOND = 200;
const SHORTEST_MS = 500;
const LONGEST_MS = 8_000;
/** What the database was doing when its client died is done by then. */
const SETTLING_MS = 700;

export const kill9: RowFamily = { names: ['kill-9'], measure };

type Losses = {
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly documentsHit: number;
};

async function measure(bench: Bench): Promise<readonly RowResult[]> {
  const losses = new Map<string, Losses>();
  for (const system of [samenpen, hocuspocus]) {
    if (bench.options.systems.length > 0 && !bench.options.systems.includes(system.name)) continue;
    const found = await killed(bench, system);
    losses.set(system.name, found);
    bench.runs.push({ row: 'kill-9', system: system.name, repeat: 1, figures: found });
    console.log(`  kill-9 · ${system.name}: ${JSON.stringify(found)}`);
  }
  const [own, peer] = [losses.get('samenpen'), losses.get('hocuspocus')];
  return [
    rowOf('kill-9', 'acknowledged edits lost', { samenpen: own?.lost, peer: peer?.lost }),
    rowOf('other/kill-9/kills', 'kills', { samenpen: own?.kills, peer: peer?.kills }),
    rowOf('other/kill-9/acknowledged', 'edits', {
      samenpen: own?.acknowledged,
      peer: peer?.acknowledged,
    }),
  ];
}

/** Kill after kill on the same store; the moments are random and the same for both systems. */
async function killed({ stage, options: { isQuick } }: Bench, system: System): Promise<Losses> {
  const random = new SeededRandom(9);
  const kills = isQuick ? 2 : 20;
  const trial = await system.prepare(stage, { documents: DOCUMENTS, content: emptyParagraph() });
  const all = { kills, acknowledged: 0, lost: 0, documentsHit: 0 };
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const longest = isQuick ? 2 * SHORTEST_MS : LONGEST_MS;
      const afterMs = SHORTEST_MS + random.next() * (longest - SHORTEST_MS);
      for (const { acknowledged, lost } of await oneKill({ system, trial }, { kill, afterMs })) {
        all.acknowledged += acknowledged;
        all.lost += lost;
        all.documentsHit += lost > 0 ? 1 : 0;
      }
    }
    return all;
  } finally {
    await trial.end();
  }
}

type Kill = { readonly kill: number; readonly afterMs: number };
type Loss = { readonly acknowledged: number; readonly lost: number };

async function oneKill(
  { system, trial }: { system: System; trial: Trial },
  { kill, afterMs }: Kill,
): Promise<Loss[]> {
  const server = await trial.start();
  const typing = new Typing({
    subjects: [{ system, trial, server }],
    trial,
    clientsPerDocument: 1,
    pace: { editsPerSecond: EDITS_PER_SECOND },
    editsPerClient: Math.ceil(((LONGEST_MS / 1_000 + 2) * EDITS_PER_SECOND) / DOCUMENTS),
    firstClient: kill * DOCUMENTS,
  });
  await typing.connect();
  typing.start();
  await pause(afterMs);
  await server.kill();
  typing.end();
  await pause(SETTLING_MS);
  return Promise.all(typing.typists.map((typist, index) => lossOf(trial, { typist, index })));
}

/** What is acknowledged is counted in order, so the first so many of the client's edits must be there. */
async function lossOf(
  trial: Trial,
  { typist, index }: { typist: Typist; index: number },
): Promise<Loss> {
  const doc = new Y.Doc();
  for (const update of await trial.stored(documentAt(trial, index))) Y.applyUpdate(doc, update);
  const stored = Y.getState(doc.store, typist.edits.clientId);
  return {
    acknowledged: typist.acknowledged,
    lost: Math.max(0, typist.acknowledged - stored),
  };
}
