// What a room said at a moment: the rows of its log up to there, applied to an empty document. The order of the log
// counts; an instant means its last row that was stored at or before it, and everything in front of that row, whatever
// the clocks of those rows say. Compactions change nothing: their rows are in the archive.

import { faithfulDocument } from '@samenpen/dossier-document';
import * as Y from 'yjs';
import type { HistoryRow, RoomHistory } from '../ports/room-history';
import { BrokenLog } from '../room/room-document';

/** A moment of a room: a sequence number of its log, or an instant (milliseconds since 1970). */
export type Moment = { readonly seq: number } | { readonly at: number };

/** So much is applied before other work gets its turn. */
const ROWS_PER_TURN = 500;

/** The document as it was; empty before the first row. @throws {BrokenLog} when the log has a gap. */
export async function documentAt(history: RoomHistory, roomId: string, moment: Moment): Promise<Y.Doc> {
  const upTo = 'seq' in moment ? moment.seq : await history.seqAt(roomId, moment.at);
  const doc = faithfulDocument();
  for await (const rows of turns(history, roomId, { after: 0, upTo })) {
    doc.transact(() => rows.forEach(({ update }) => Y.applyUpdate(doc, update)));
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new BrokenLog('the log of a room has a gap');
  return doc;
}

/** The rows of a room in order, with a pause of the event loop between any two answers. */
export async function* turns(history: RoomHistory, roomId: string, span: { readonly after: number; readonly upTo: number }): AsyncGenerator<readonly HistoryRow[]> {
  let { after } = span;
  for (;;) {
    const rows = await history.rows(roomId, { after, upTo: span.upTo });
    const last = rows.at(-1);
    if (last === undefined) return;
    for (let start = 0; start < rows.length; start += ROWS_PER_TURN) {
      yield rows.slice(start, start + ROWS_PER_TURN);
      await new Promise((resolve) => setImmediate(resolve));
    }
    after = last.seq;
  }
}
