import { creditedWords } from '../history/credited-words';
import type { EditVerdict, HistoryRow, RelayedRange, RoomEdit, RoomHistory } from '../ports/room-history';
import type { MemoryLog } from './memory-log';

/** The past of the rooms of a log in memory, a few rows at a time. */
export class MemoryHistory implements RoomHistory {
  constructor(
    readonly log: MemoryLog,
    readonly pageRows = 7,
  ) {}

  rows(roomId: string, { after, upTo }: { readonly after: number; readonly upTo: number }): Promise<HistoryRow[]> {
    const all = this.#all(roomId).filter(({ seq }) => seq > after && seq <= upTo);
    return Promise.resolve(all.slice(0, this.pageRows));
  }

  seqAt(roomId: string, at: number): Promise<number> {
    return Promise.resolve(Math.max(0, ...this.#all(roomId).flatMap((row) => (row.at <= at ? [row.seq] : []))));
  }

  relayed(roomId: string): Promise<RelayedRange[]> {
    return Promise.resolve([...this.log.room(roomId).relayed]);
  }

  edit({ roomId, personId, wordsOf, make }: RoomEdit): Promise<EditVerdict> {
    const room = this.log.rooms.get(roomId);
    if (room === undefined) return Promise.resolve({ kind: 'gone' });
    if (room.state === 'closed') return Promise.resolve({ kind: 'closed' });
    const update = make([...(room.base === null ? [] : [room.base.update]), ...room.tail.map((row) => row.update)]);
    if (update === null) return Promise.resolve({ kind: 'unchanged' });
    const seq = this.log.appendByServer(roomId, update, personId);
    for (const { personId: confirmedBy, at, ...range } of creditedWords(update, wordsOf)) {
      room.relayed.push({ ...range, seq, confirmedBy, confirmedAt: at ?? this.log.now() });
    }
    return Promise.resolve({ kind: 'stored', seq });
  }

  #all(roomId: string): HistoryRow[] {
    const { archive, tail } = this.log.room(roomId);
    return [...archive, ...tail];
  }
}
