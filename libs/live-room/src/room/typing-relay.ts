// What one connection brings in one piece is often several updates of who types there: under load a server reads less
// often, and finds more. They go to the others as one update. It leaves when the piece has been read, in the same turn
// of the event loop, so nobody waits for it; and before anything else that is said in the room.

import type { RoomSession } from '../session/room-session';
import type { Typing } from '../validation/read-typing';
import { joinedTyping } from './joined-typing';
import type { TypedUpdate } from './joined-typing';
import type { Offer } from './pending-update';

/** Sends an update to everybody but its session; the frame, if there is one, serves as it is. */
type Relay = (update: Uint8Array, from: Pick<Offer, 'session' | 'frame'>) => void;

/** Updates of one session that are held back. `clientId` and `to`: where they end; `to` is 0 while none adds anything. */
type Held = { readonly offer: Offer; readonly updates: [TypedUpdate, ...TypedUpdate[]]; clientId: number; to: number };

export class TypingRelay {
  readonly #relay: Relay;
  readonly #flush = (): void => this.flush();
  #held: Held | null = null;

  constructor(relay: Relay) {
    this.#relay = relay;
  }

  /** Whether an update can be joined to those that are held back. */
  isContinuedBy(session: RoomSession, { clientId, from, to }: Typing): boolean {
    const held = this.#held;
    if (held?.offer.session !== session) return false;
    return to === from || held.to === 0 || (held.clientId === clientId && held.to === from);
  }

  /** Takes an update that fits on what was taken in before. */
  relay(offer: Offer, typing: Typing): void {
    const update = { update: offer.update, typing };
    const held = this.isContinuedBy(offer.session, typing) ? this.#held : null;
    if (held === null) return this.#hold(offer, update);
    held.updates.push(update);
    if (typing.to > typing.from) [held.clientId, held.to] = [typing.clientId, typing.to];
  }

  /** Sends what is held back. */
  flush(): void {
    const held = this.#held;
    if (held === null) return;
    this.#held = null;
    const { offer, updates } = held;
    this.#relay(joinedTyping(updates), updates.length === 1 ? offer : { session: offer.session, frame: null });
  }

  #hold(offer: Offer, update: TypedUpdate): void {
    this.flush();
    const { clientId, to } = update.typing;
    this.#held = { offer, updates: [update], clientId, to };
    queueMicrotask(this.#flush);
  }
}
