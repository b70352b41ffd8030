import type { RoomDocument } from '../room/room-document';
import type { RoomSession } from './room-session';

/** Tells who opens a text that is nearly full: the others were told when it came to that. */
export function warnOfSize(session: RoomSession, document: RoomDocument): void {
  const { maxRoomBytes, roomWarningShare } = session.room.services.limits;
  const bytes = document.sizeWith(0, Infinity);
  if (bytes > maxRoomBytes * roomWarningShare) session.tell({ type: 'room-size', bytes, limit: maxRoomBytes });
}
