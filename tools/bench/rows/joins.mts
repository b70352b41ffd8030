/** Opening a real-size document on a server that has just started: once, with a tail, and by 300 people at once. */
import * as Y from 'yjs';
import { tailOn, writtenDocument } from '../fixture/documents.mts';
import { ClocksSeen, type Join, prepareJoin } from '../load/join.mts';
import { type Bench, median, type RowFamily, rowOf, type RowResult, takeTurns } from '../row.mts';
import { hocuspocus } from '../servers/hocuspocus.mts';
import { documentAt, onStage, placeOf, type Subject } from '../servers/on-stage.mts';
import { samenpen } from '../servers/samenpen.mts';
import type { Filling, System } from '../servers/system.mts';

const TAIL = 200;
/** A join is short and a fresh server is cold: several starts make one repeat. */
const STARTS = 3;
const SYSTEMS = [samenpen, hocuspocus];

export const joins: RowFamily = {
  names: ['cold-join/base', 'cold-join/tail', 'join-storm'],
  measure,
};

async function measure(bench: Bench): Promise<readonly RowResult[]> {
  const { isQuick } = bench.options;
  const { state } = writtenDocument(isQuick ? 5_000 : Infinity);
  const base = { documents: 1, content: state };
  const tailed = { ...base, tail: tailOn(state, TAIL) };
  const starts = isQuick ? 1 : STARTS;
  const results: RowResult[] = [];
  for (const [name, filling] of [
    ['cold-join/base', base],
    ['cold-join/tail', tailed],
  ] as const) {
    const medians = await takeTurns(bench, { row: name, systems: SYSTEMS }, async (system) => {
      const times: number[] = [];
      while (times.length < starts)
        times.push(...(await joinAll(bench, system, { filling, clients: 1 })));
      return { join: median(times) };
    });
    results.push(
      rowOf(name, 'ms', {
        samenpen: medians.get('samenpen')?.join,
        peer: medians.get('hocuspocus')?.join,
      }),
    );
  }
  return [...results, ...(await storm(bench, base))];
}

async function storm(bench: Bench, filling: Filling): Promise<RowResult[]> {
  const clients = bench.options.isQuick ? 20 : 300;
  const medians = await takeTurns(
    bench,
    { row: 'join-storm', systems: SYSTEMS },
    async (system) => {
      const times = await joinAll(bench, system, { filling, clients });
      return { first: Math.min(...times), p50: median(times), last: Math.max(...times) };
    },
  );
  const [own, peer] = [medians.get('samenpen'), medians.get('hocuspocus')];
  return [
    rowOf('join-storm', 'ms', { samenpen: own?.p50, peer: peer?.p50 }),
    rowOf('other/join-storm/last', 'ms', { samenpen: own?.last, peer: peer?.last }),
  ];
}

/** Everybody is connected before the first one asks. */
function joinAll(
  { stage }: Bench,
  system: System,
  { filling, clients }: { filling: Filling; clients: number },
): Promise<number[]> {
  return onStage({ stage, system, filling }, async (subject) => {
    const ready = await connected(subject, { clients, expected: expectedOf(filling) });
    const times = await Promise.all(ready.map(({ complete }) => complete()));
    for (const { client } of ready) client.close();
    return times;
  });
}

async function connected(
  subject: Subject,
  { clients, expected }: { clients: number; expected: ReadonlyMap<number, number> },
): Promise<Join[]> {
  const joins: Join[] = [];
  const looked = { expected, seen: new ClocksSeen() };
  for (let seat = 0; seat < clients; seat += 1)
    joins.push(await prepareJoin(placeOf(subject, documentAt(subject.trial, 0), seat), looked));
  return joins;
}

/** The clocks of everybody who wrote, without looking at the document again for every client. */
function expectedOf({ content, tail = [] }: Filling): ReadonlyMap<number, number> {
  return [content, ...tail]
    .map((update) => Y.parseUpdateMeta(update).to)
    .reduce((all, clocks) => new Map([...all, ...clocks]), new Map<number, number>());
}
