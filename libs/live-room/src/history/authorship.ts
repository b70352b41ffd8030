// Who wrote what, read from the log: a row brings the structs of a Yjs client that no row before it brought. They are
// of the person on whose connection the row arrived, except those that were relayed: these are nobody's until their
// own client has confirmed them, and those of an edit of the server that brings words of somebody else. What a client id
// says of itself counts for nothing.

import { parseUpdateMeta } from 'yjs';
import type { HistoryRow, RelayedRange, RoomHistory } from '../ports/room-history';
import { turns } from './past-document';

/** Who wrote something. `relayed`: it came through somebody and its author has not confirmed it. */
export type Writer =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'relayed'; readonly by: string }
  | { readonly kind: 'server' };

/** Who wrote a struct, and with which row it came. */
export type Writing = {
  readonly writer: Writer;
  /** When the log took it, milliseconds since 1970. */
  readonly at: number;
  readonly seq: number;
};

/** From which clock on which writing counts, per Yjs client; rising. */
type Shares = { readonly from: number[]; readonly writing: Writing[] };

const SERVER: Writer = { kind: 'server' };

/** Answers for every struct of a room who wrote it. */
export class Authorship {
  readonly #shares = new Map<number, Shares>();
  readonly #reached = new Map<number, number>();
  readonly #relayed = new Map<number, RelayedRange[]>();
  readonly #persons = new Map<string, Writer>();
  #seq = 0;

  constructor(relayed: readonly RelayedRange[]) {
    for (const range of relayed) {
      const ofRow = this.#relayed.get(range.seq) ?? [];
      this.#relayed.set(range.seq, ofRow);
      ofRow.push(range);
    }
  }

  /** Takes what was written since it last read; one call at a time. */
  async readOn(history: RoomHistory, roomId: string): Promise<void> {
    for await (const rows of turns(history, roomId, { after: this.#seq, upTo: Number.MAX_SAFE_INTEGER })) {
      for (const row of rows) this.add(row);
    }
  }

  /** Takes the next row of the log; call it in order. */
  add(row: HistoryRow): void {
    this.#seq = row.seq;
    const { to } = parseUpdateMeta(row.update);
    const own: Writing = { writer: this.#writerOf(row.personId), at: row.at, seq: row.seq };
    for (const [clientId, end] of to) {
      const reached = this.#reached.get(clientId) ?? 0;
      if (end <= reached) continue;
      this.#reached.set(clientId, end);
      this.#append(clientId, reached, own);
      const relayed = this.#relayed.get(row.seq);
      if (relayed !== undefined) this.#appendRelayed(clientId, { own, end, relayed });
    }
  }

  /** Null for a struct that the log does not have, and `until`: the clock up to which the answer counts. */
  writingOf(clientId: number, clock: number): { readonly writing: Writing | null; readonly until: number } {
    const { from = [], writing = [] } = this.#shares.get(clientId) ?? {};
    const reached = this.#reached.get(clientId) ?? 0;
    if (clock >= reached) return { writing: null, until: Infinity };
    let [low, high] = [0, from.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((from[middle] ?? Infinity) <= clock) low = middle;
      else high = middle;
    }
    return { writing: writing[low] ?? null, until: from[low + 1] ?? reached };
  }

  #writerOf(personId: string | null): Writer {
    if (personId === null) return SERVER;
    const known = this.#persons.get(personId);
    if (known !== undefined) return known;
    const writer: Writer = { kind: 'person', personId };
    this.#persons.set(personId, writer);
    return writer;
  }

  #append(clientId: number, from: number, writing: Writing): void {
    let shares = this.#shares.get(clientId);
    if (shares === undefined) this.#shares.set(clientId, (shares = { from: [], writing: [] }));
    if (shares.from.at(-1) === from) {
      // The whole of what the row brought was relayed.
      shares.writing[shares.writing.length - 1] = writing;
      return;
    }
    shares.from.push(from);
    shares.writing.push(writing);
  }

  #appendRelayed(clientId: number, { own, end, relayed }: { own: Writing; end: number; relayed: readonly RelayedRange[] }): void {
    const ranges = relayed.filter((range) => range.clientId === clientId).sort((one, other) => one.from - other.from);
    for (const { from, to, confirmedBy, confirmedAt } of ranges) {
      const by = own.writer.kind === 'person' ? own.writer.personId : '';
      const writer: Writer = confirmedBy === null ? { kind: 'relayed', by } : this.#writerOf(confirmedBy);
      this.#append(clientId, from, { ...own, writer, at: Math.min(own.at, confirmedAt ?? own.at) });
      if (to < end) this.#append(clientId, to, own);
    }
  }
}

/** Reads who wrote what in a room, from its first row to now. */
export async function authorshipOf(history: RoomHistory, roomId: string): Promise<Authorship> {
  const authorship = new Authorship(await history.relayed(roomId));
  await authorship.readOn(history, roomId);
  return authorship;
}
