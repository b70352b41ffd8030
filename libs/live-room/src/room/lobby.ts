import { statelessFrame } from '@samenpen/live-protocol';
import type { DocumentMessage } from '../instances/document-messages';
import { lobbyChannel } from '../instances/instances';
import type { NeighbourDocument } from '../instances/instances';
import { Presence } from '../presence/presence';
import type { LobbySession } from '../session/lobby-session';
import type { EngineServices, RoomSurroundings } from './room-services';

/** What a lobby asks of the engine around it. */
export type LobbySurroundings = Pick<RoomSurroundings, 'presenceSoon'> & {
  emptied(slug: string): void;
  /** Another instance says that who has a part in the dossier has changed. */
  membersChanged(slug: string): void;
};

/** Everybody who has a dossier open, wherever in it. */
export class Lobby implements NeighbourDocument {
  readonly sessions = new Set<LobbySession>();
  readonly presence: Presence;
  readonly #surroundings: LobbySurroundings;

  constructor(readonly slug: string, services: EngineServices, surroundings: LobbySurroundings) {
    const flush = (): void => this.presence.flush(this.sessions);
    const { instances, limits, clock } = services;
    this.presence = new Presence(
      limits,
      {
        authorOf: () => undefined,
        wake: () => surroundings.presenceSoon(flush, this.sessions.size),
        ...(instances !== null && {
          tellOthers: (entries) => instances.tell(lobbyChannel(slug), { kind: 'presence', entries }),
        }),
      },
      () => clock.now(),
    );
    this.#surroundings = surroundings;
  }

  enter(session: LobbySession): void {
    this.sessions.add(session);
  }

  leave(session: LobbySession): void {
    if (!this.sessions.delete(session)) return;
    this.presence.leave(session);
    if (this.sessions.size === 0) this.#surroundings.emptied(this.slug);
  }

  /** Sends an event, as JSON, to everybody who is here, or to those persons alone. */
  announce(payload: string, persons: ReadonlySet<string> | null = null): void {
    for (const session of [...this.sessions]) {
      if (persons === null || persons.has(session.person.id)) session.send(statelessFrame(session.address, payload));
    }
  }

  hear(message: DocumentMessage): void {
    if (message.kind === 'rights') this.#surroundings.membersChanged(this.slug);
    if (message.kind === 'event') this.announce(message.payload);
    if (message.kind === 'whisper') this.announce(message.payload, new Set(message.persons));
  }
}
