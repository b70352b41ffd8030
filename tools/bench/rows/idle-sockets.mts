/** What a connection costs that does nothing: growth of memory over the number of sockets. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../../run/refusal.mts';
import { emptyParagraph } from '../load/typed-edits.mts';
import { type Bench, type RowFamily, rowOf, type RowResult, takeTurns } from '../row.mts';
import { hocuspocus } from '../servers/hocuspocus.mts';
import { onStage, openAll, seatsIn, settledRss, type Subject } from '../servers/on-stage.mts';
import { samenpen } from '../servers/samenpen.mts';
import type { System } from '../servers/system.mts';

const SOCKETS_PER_ROOM = 5;
const QUIET_MS = 13_000;
/** Besides its sockets a process has files, pipes and the database. */
const OTHER_FILES = 500;

export const idleSockets: RowFamily = { names: ['idle-sockets'], measure };

async function measure(bench: Bench): Promise<readonly RowResult[]> {
  const rooms = bench.options.isQuick ? 20 : 2_000;
  refuseFewFiles(rooms * SOCKETS_PER_ROOM);
  const systems = [samenpen, hocuspocus];
  const medians = await takeTurns(bench, { row: 'idle-sockets', systems }, (system) =>
    idle(bench, system, rooms),
  );
  return [
    rowOf('idle-sockets', 'KB', {
      samenpen: medians.get('samenpen')?.kilobytesPerSocket,
      peer: medians.get('hocuspocus')?.kilobytesPerSocket,
    }),
  ];
}

/** Node has raised its own limit to what the system allows. */
function refuseFewFiles(sockets: number): void {
  const limits = readFileSync('/proc/self/limits', 'utf8');
  const allowed = Number(/^Max open files\s+\d+\s+(\d+)/m.exec(limits)?.[1] ?? Infinity);
  if (allowed < sockets + OTHER_FILES)
    throw new Refusal(
      `idle-sockets opens ${sockets} sockets, and a process may have ${allowed} files here: raise it with ulimit -n.`,
    );
}

function idle(
  { stage, options: { isQuick } }: Bench,
  system: System,
  rooms: number,
): Promise<{ kilobytesPerSocket: number; before: number; after: number }> {
  const filling = { documents: rooms, content: emptyParagraph() };
  return onStage({ stage, system, filling }, async (subject) => {
    const { server, trial } = subject;
    await warmUp(subject);
    const before = await settledRss(server, isQuick);
    const clients = await openAll(subject, seatsIn(trial.documents, SOCKETS_PER_ROOM));
    await pause(isQuick ? 300 : QUIET_MS);
    const after = await settledRss(server, isQuick);
    const isAlive = clients.every(({ socket }) => socket.readyState === socket.OPEN);
    for (const client of clients) client.close();
    if (!isAlive) throw new Error('the server closed idle connections');
    return { kilobytesPerSocket: ((after - before) * 1_024) / clients.length, before, after };
  });
}

/** What every server loads with its first connections is no cost of the others. */
async function warmUp(subject: Subject): Promise<void> {
  const clients = await openAll(subject, seatsIn(subject.trial.documents.slice(0, 10), 4));
  for (const client of clients) client.close();
  await pause(200);
}
