import { statelessFrame } from '@samenpen/live-protocol';
import { Presence } from '../presence/presence';
import type { LobbySession } from '../session/lobby-session';
import type { EngineServices, RoomSurroundings } from './room-services';

/** Everybody who has a dossier open, wherever in it. */
export class Lobby {
  readonly sessions = new Set<LobbySession>();
  readonly presence: Presence;
  readonly #emptied: () => void;

  constructor(services: EngineServices, surroundings: Pick<RoomSurroundings, 'presenceSoon'>, emptied: () => void) {
    const flush = (): void => this.presence.flush(this.sessions);
    this.presence = new Presence(
      services.limits,
      { authorOf: () => undefined, wake: () => surroundings.presenceSoon(flush) },
      () => services.clock.now(),
    );
    this.#emptied = emptied;
  }

  enter(session: LobbySession): void {
    this.sessions.add(session);
  }

  leave(session: LobbySession): void {
    if (!this.sessions.delete(session)) return;
    this.presence.leave(session);
    if (this.sessions.size === 0) this.#emptied();
  }

  /** Sends an event to those persons who may know of it; it is made JSON once. */
  announce(event: object, mayReceive: (personId: string) => boolean): void {
    const payload = JSON.stringify(event);
    for (const session of [...this.sessions]) {
      if (mayReceive(session.person.id)) session.send(statelessFrame(session.address, payload));
    }
  }
}
