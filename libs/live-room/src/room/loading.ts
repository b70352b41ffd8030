// Brings a room's document into memory: read from the log until the store answers, built, shown to those who missed some
// of it, and what is still on its way to the log judged against it.

import type { StoredRoom } from '../ports/room-log';
import { giveUp } from './giving-up';
import type { Room } from './room';
import { RoomDocument } from './room-document';
import { pause } from './room-services';
import { judgeAgain } from './write-path';

/** Milliseconds between attempts to reach a store that is away. */
const RETRY_MS = 500;

/** Loads the document; whoever calls holds the turnstile for it, which opens when it is there. */
export async function load(room: Room): Promise<void> {
  let isWhole = false;
  while (!isWhole) isWhole = take(room, await read(room));
  // Whatever it was loaded for, it leaves memory again when nothing else needs it.
  room.used();
  room.goOn('loading');
  room.forgetIfEmpty();
}

function take(room: Room, stored: StoredRoom | null): boolean {
  const document = stored === null ? null : build(room, stored);
  if (stored === null || document === null) {
    giveUp(room);
    return true;
  }
  room.document = document;
  relayMissed(room, stored);
  room.sequence.loaded(stored.head);
  return judgeAgain(room, document);
}

/** What others wrote while the document was not in memory: whoever had the room open has not seen it yet. */
function relayMissed(room: Room, { base, tail }: StoredRoom): void {
  if (base !== null && base.seq > room.head) room.relay(base.update, null);
  for (const { seq, update } of tail) if (seq > room.head) room.relay(update, null);
}

async function read(room: Room): Promise<StoredRoom | null> {
  const { log, observer, clock } = room.services;
  for (;;) {
    try {
      return await log.load(room.id);
    } catch (fault) {
      // The store is away. An empty document must never stand in for one that did not load: wait.
      observer.fault(fault, `loading room ${room.id}`);
      if (room.sessions.size + room.pending.length === 0) return null;
      await pause(clock, RETRY_MS);
    }
  }
}

function build(room: Room, stored: StoredRoom): RoomDocument | null {
  try {
    return new RoomDocument(stored);
  } catch (fault) {
    // The log of this room makes no document. It is not served, so that nothing is built on the damage.
    room.services.observer.fault(fault, `building room ${room.id}`);
    return null;
  }
}
