/** A server of a system with its documents, for as long as a measurement takes. */
import { setTimeout as pause } from 'node:timers/promises';
import { queryAwarenessFrame } from '../load/frames.mts';
import { type Place, RawClient } from '../load/raw-client.mts';
import type { ServerProcess } from './server-process.mts';
import type { Filling, LiveDocument, Stage, System, Trial } from './system.mts';

/** What a row measures on. */
export type Subject = {
  readonly system: System;
  readonly trial: Trial;
  readonly server: ServerProcess;
};

/** Prepares documents, starts a server on them, and cleans up whatever the measurement does. */
export async function onStage<Figures>(
  { stage, system, filling }: { stage: Stage; system: System; filling: Filling },
  measure: (subject: Subject) => Promise<Figures>,
): Promise<Figures> {
  const trial = await system.prepare(stage, filling);
  try {
    await stage.postgres.checkpoint();
    const server = await trial.start();
    try {
      return await measure({ system, trial, server });
    } finally {
      await server.stop();
    }
  } finally {
    await trial.end();
  }
}

/** Where the client in a seat of a document connects; people of the dossier take turns. */
export function placeOf(
  { system, trial, server }: Subject,
  document: LiveDocument,
  seat = 0,
): Place {
  return {
    dialect: system.dialect,
    url: trial.urlOf(server, document),
    documentName: document.name,
    token: document.tokens[seat % document.tokens.length],
  };
}

/** The document in a place of the list; there is always at least one. */
export function documentAt({ documents }: Trial, index: number): LiveDocument {
  const document = documents[index % documents.length];
  if (document === undefined) throw new Error('the trial has no documents');
  return document;
}

/** Does the work for each, so many at a time. */
export async function fewAtATime<Entry>(
  entries: readonly Entry[],
  width: number,
  work: (entry: Entry, index: number) => Promise<void>,
): Promise<void> {
  const queue = entries.entries();
  const worker = async (): Promise<void> => {
    for (const [index, entry] of queue) await work(entry, index);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

const COLLECTING_MS = 3_000;

/** Resident memory once the garbage is gone, in MiB. */
export async function settledRss(server: ServerProcess, isQuick: boolean): Promise<number> {
  server.collectGarbage();
  await pause(isQuick ? 200 : COLLECTING_MS);
  return server.rss();
}

/** Opens documents in the seats asked for, and gives the clients. */
export async function openAll(
  subject: Subject,
  seats: readonly { readonly document: LiveDocument; readonly seat: number }[],
  content?: Uint8Array,
): Promise<RawClient[]> {
  const clients: RawClient[] = [];
  keepAlive(clients);
  await fewAtATime(seats, OPENED_AT_ONCE, async ({ document, seat }) => {
    clients.push(await RawClient.open(placeOf(subject, document, seat), content));
  });
  return clients;
}

const OPENED_AT_ONCE = 20;

/** Often enough for a server that gives up a client after a minute of silence. */
const ALIVE_EVERY_MS = 20_000;

/** Lets quiet clients be heard now and then, as a provider is, until they are closed. */
function keepAlive(clients: readonly RawClient[]): void {
  const timer = setInterval(() => {
    const open = clients.filter(({ socket }) => socket.readyState === socket.OPEN);
    if (open.length === 0 && clients.length > 0) clearInterval(timer);
    for (const client of open) client.send(queryAwarenessFrame(client.prefix));
  }, ALIVE_EVERY_MS);
  timer.unref();
}

/** So many seats in each document. */
export const seatsIn = (
  documents: readonly LiveDocument[],
  perDocument: number,
): { document: LiveDocument; seat: number }[] =>
  documents.flatMap((document) =>
    Array.from({ length: perDocument }, (_, seat) => ({ document, seat })),
  );
