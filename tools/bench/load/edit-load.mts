/**
 * People typing: every client of every document sends one-character updates, at a fixed rate or as soon as
 * earlier ones are acknowledged, while all others in the document receive them. Counted is only what
 * happens inside the window, after a warm-up.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerProcess } from '../servers/server-process.mts';
import type { Stage, System, Trial } from '../servers/system.mts';
import { between, readMeters } from './meters.mts';
import { emptyParagraph } from './typed-edits.mts';
import { type Pace, Typing } from './typing.mts';

/** How many write where, and how fast. */
export type EditLoad = {
  readonly documents: number;
  readonly clientsPerDocument: number;
  readonly pace: Pace;
  /** How many edits to make beforehand; what a fixed rate needs when it is left out. */
  readonly editsPerClient?: number;
  readonly warmUpMs: number;
  readonly windowMs: number;
  /** Servers of the system on one store; clients of a document take turns. */
  readonly instances?: number;
  /** What the servers get to know besides. */
  readonly variables?: Readonly<Record<string, string>>;
};

/** What was seen inside the window. Times in milliseconds, CPU in microseconds, memory in MiB. */
export type EditFigures = {
  readonly editsPerSecond: number;
  readonly deliveriesPerSecond: number;
  readonly framesPerSecond: number;
  readonly cpuPerEdit: number;
  /** Per edit that reached one other client, and per acknowledgement. */
  readonly cpuPerDelivery: number;
  readonly postgresCpuPerEdit: number;
  readonly deliveryP50: number;
  readonly deliveryP99: number;
  readonly ackP50: number;
  readonly ackP99: number;
  /** Shares of one core. */
  readonly serverCpu: number;
  readonly loadCpu: number;
  readonly elsewhereCpu: number;
  readonly rss: number;
};

/** Our server reads one connection at most so fast; a closed loop is faster than any person. Others have no limit. */
const NO_PACE = { LIVE_FRAMES_PER_SECOND: '1000000', LIVE_FRAME_BURST: '1000000' };

/** Runs a load on a system, on fresh servers. */
export async function runEditLoad(
  stage: Stage,
  system: System,
  load: EditLoad,
): Promise<EditFigures> {
  const trial = await system.prepare(stage, {
    documents: load.documents,
    content: emptyParagraph(),
  });
  const servers: ServerProcess[] = [];
  const variables = { ...('outstanding' in load.pace && NO_PACE), ...load.variables };
  try {
    while (servers.length < (load.instances ?? 1)) servers.push(await trial.start(variables));
    await stage.postgres.checkpoint();
    return await typed(stage, { system, trial, servers }, load);
  } finally {
    for (const server of servers) await server.stop();
    await trial.end();
  }
}

type Crew = {
  readonly system: System;
  readonly trial: Trial;
  readonly servers: readonly ServerProcess[];
};

async function typed(
  stage: Stage,
  { system, trial, servers }: Crew,
  load: EditLoad,
): Promise<EditFigures> {
  const typing = new Typing({
    subjects: servers.map((server) => ({ system, trial, server })),
    trial,
    clientsPerDocument: load.clientsPerDocument,
    pace: load.pace,
    editsPerClient: load.editsPerClient ?? editsNeeded(load),
  });
  await typing.connect();
  typing.start();
  await pause(load.warmUpMs);
  const before = readMeters(stage, servers);
  typing.window.isOpen = true;
  await pause(load.windowMs);
  typing.stop();
  const taken = between(before, readMeters(stage, servers));
  typing.end();
  const { window } = typing;
  return {
    editsPerSecond: window.edits / taken.seconds,
    deliveriesPerSecond: window.deliveries / taken.seconds,
    framesPerSecond: window.frames / taken.seconds,
    cpuPerEdit: (taken.serverMs * 1_000) / window.edits,
    cpuPerDelivery: (taken.serverMs * 1_000) / (window.deliveries + window.acknowledgement.count),
    postgresCpuPerEdit: (taken.postgresMs * 1_000) / window.edits,
    deliveryP50: window.delivery.at(0.5),
    deliveryP99: window.delivery.at(0.99),
    ackP50: window.acknowledgement.at(0.5),
    ackP99: window.acknowledgement.at(0.99),
    serverCpu: taken.serverCpu,
    loadCpu: taken.loadCpu,
    elsewhereCpu: taken.elsewhereCpu,
    rss: servers.reduce((sum, server) => sum + server.rss(), 0),
  };
}

/** A little more than warm-up and window take, for a timer that comes late. */
function editsNeeded({
  pace,
  warmUpMs,
  windowMs,
  documents,
  clientsPerDocument,
}: EditLoad): number {
  if (!('editsPerSecond' in pace)) throw new Error('a closed loop says how many edits it may need');
  const seconds = (warmUpMs + windowMs) / 1_000 + 2;
  return Math.ceil((pace.editsPerSecond * seconds) / (documents * clientsPerDocument));
}
