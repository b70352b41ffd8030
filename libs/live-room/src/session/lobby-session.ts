// A dossier's own document: no content, only who is where and what happened.

import { MalformedFrame, authenticatedFrame, step1Frame, step2Frame, syncStatusFrame } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import type { AdmissionRequest, DossierAdmission, LivePerson } from '../ports/room-gate';
import type { PresentSession } from '../presence/presence';
import type { Lobby } from '../room/lobby';
import type { AddressedFrame, Channel, OpenDocument } from './channel';

const EMPTY_UPDATE = Uint8Array.of(0, 0);
const EMPTY_STATE_VECTOR = Uint8Array.of(0);

export class LobbySession implements OpenDocument, PresentSession {
  readonly ownClients = new Set<number>();
  readonly channel: Channel;
  readonly request: AdmissionRequest;
  readonly lobby: Lobby;
  readonly #admission: DossierAdmission;
  #isOver = false;
  #hasRefused = false;

  constructor(channel: Channel, request: AdmissionRequest, opened: { admission: DossierAdmission; lobby: Lobby }) {
    this.channel = channel;
    this.request = request;
    this.lobby = opened.lobby;
    this.#admission = opened.admission;
    channel.send(authenticatedFrame(channel.address, 'readonly'));
    this.lobby.enter(this);
  }

  get address(): string {
    return this.channel.address;
  }

  get person(): LivePerson {
    return this.#admission.person;
  }

  get loginId(): string {
    return this.#admission.loginId;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get takesPresence(): boolean {
    return !this.#isOver && !this.channel.isSlow;
  }

  send(frame: Uint8Array): void {
    this.channel.send(frame);
  }

  receive(frame: AddressedFrame): void {
    if (this.#isOver) return;
    switch (frame.kind) {
      case 'step1':
        this.send(step2Frame(this.address, EMPTY_UPDATE));
        this.send(step1Frame(this.address, EMPTY_STATE_VECTOR));
        return this.lobby.presence.welcome(this);
      case 'step2':
      case 'update':
        return this.#answerUpdate(frame.update);
      case 'awareness':
        return this.#announce(frame.awareness);
      case 'query-awareness':
        return this.lobby.presence.welcome(this);
      case 'auth':
      case 'stateless':
      case 'close':
        return;
    }
  }

  leave(): void {
    this.#isOver = true;
    this.lobby.leave(this);
  }

  /** Its login has ended: it hears no more, but is not thrown out. */
  endLogin(): void {
    this.leave();
    this.channel.tell({ type: 'login-ended' });
  }

  /** The person has no part in the dossier any more. */
  expel(reason: string): void {
    this.leave();
    this.channel.deny(reason);
  }

  #answerUpdate(update: Uint8Array): void {
    const isEmpty = holdsNothing(update);
    this.send(syncStatusFrame(this.address, isEmpty));
    if (isEmpty || this.#hasRefused) return;
    this.#hasRefused = true;
    this.channel.tell({ type: 'refused', reason: 'read-only-document', recover: 'rebuild', own: true });
  }

  #announce(awareness: Uint8Array): void {
    try {
      this.lobby.presence.announce(this, awareness);
    } catch (fault) {
      // Bytes that are no presence.
      if (!(fault instanceof MalformedFrame)) throw fault;
      this.channel.violation();
    }
  }
}

function holdsNothing(update: Uint8Array): boolean {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    return structs.length === 0 && ds.clients.size === 0;
  } catch {
    // No update at all: certainly not an empty one.
    return false;
  }
}
