// A stop lets what people wrote get to the log first.

import type { EngineClock } from '../ports/clock';
import type { Room } from '../room/room';
import { pause } from '../room/room-services';

/** How long a stop waits for it. Milliseconds. */
const PATIENCE_MS = 5_000;
const STEP_MS = 20;

/** Resolves when nothing of these rooms is on its way to the log any more, or when that takes too long. */
export async function landed(rooms: ReadonlyMap<string, Room>, clock: EngineClock): Promise<void> {
  const until = clock.now() + PATIENCE_MS;
  while ([...rooms.values()].some((room) => room.pending.length > 0) && clock.now() < until) await pause(clock, STEP_MS);
}
