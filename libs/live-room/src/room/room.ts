// A room: the sessions that have it open, its hot document, and the updates on their way to the log.
//
//   offer → judge → apply + relay → pending → batch → stored → status
//
// Relaying does not wait for the log; the acknowledgement does. So the document is the log plus `pending`, in that
// order, and when the log refuses one of those, the document and everybody who saw it must be made again.

import type { LiveMessage } from '@samenpen/live-protocol';
import { syncStatusFrame, updateFrame } from '@samenpen/live-protocol';
import type { DocumentMessage } from '../instances/document-messages';
import { roomChannel } from '../instances/instances';
import type { NeighbourDocument } from '../instances/instances';
import { RoomSequence } from '../instances/room-sequence';
import { Presence } from '../presence/presence';
import type { CommitRow, CommitVerdict, StoredBase } from '../ports/room-log';
import type { RoomSession } from '../session/room-session';
import { giveUp } from './giving-up';
import { load } from './loading';
import type { Offer, PendingUpdate } from './pending-update';
import { readmitAll } from './readmission';
import { BrokenLog } from './room-document';
import type { RoomDocument } from './room-document';
import { rowsOf } from './rows-of-a-batch';
import { pause } from './room-services';
import type { EngineServices, RoomSurroundings } from './room-services';
import { settle } from './settlement';
import { Turnstile } from './turnstile';
import { TypingRelay } from './typing-relay';

/** A closing that nobody confirms is forgotten after so many milliseconds. */
const CLOSING_MS = 5_000;
const FLUSH_MS = 2_000;
/** After the base; more than this makes joining slow, so a room that is quiet is compacted. */
const LONG_TAIL = { updates: 400, bytes: 64 * 1024 };
/** So few updates are as quickly joined as one state, unless they are so large that they can hardly all be left of it. */
const FEW_UPDATES = 8;
/** More than this is compacted also while people type. */
const LONGEST_TAIL = { updates: 4_000, bytes: 512 * 1024 };

type StatusFrames = { readonly address: string; readonly stored: Uint8Array; readonly refused: Uint8Array };

export class Room implements NeighbourDocument {
  readonly sessions = new Set<RoomSession>();
  readonly presence: Presence;
  readonly turnstile = new Turnstile();
  readonly typing = new TypingRelay((update, from) => this.relay(update, from));
  /** In the order in which they were applied. */
  pending: PendingUpdate[] = [];
  /** Of the batch that is being committed: how many of `pending`, from the front, each of its rows holds. */
  inCommit: number[] = [];
  /** Where the document stands in the log. */
  readonly sequence = new RoomSequence(this);
  document: RoomDocument | null = null;
  hasWarnedOfSize = false;
  /** Whether something was stored since the document was last inspected. */
  isUninspected = false;
  #flushed: (() => void)[] = [];
  #statuses: StatusFrames | null = null;
  #mustReadmit = false;
  #readmitting: Promise<void> | null = null;

  constructor(
    readonly id: string,
    readonly services: EngineServices,
    readonly surroundings: RoomSurroundings,
  ) {
    const flush = (): void => this.presence.flush(this.sessions);
    const { instances } = services;
    this.presence = new Presence(
      services.limits,
      {
        // Without the document nobody can tell, so nobody gets a new client.
        authorOf: (clientId) => (this.document === null ? '' : this.document.authors.get(clientId)),
        wake: () => surroundings.presenceSoon(flush, this.sessions.size),
        ...(instances !== null && {
          tellOthers: (entries) => instances.tell(roomChannel(id), { kind: 'presence', entries }),
        }),
      },
      () => services.clock.now(),
    );
  }

  /** The last sequence number up to which the document holds everything. */
  get head(): number {
    return this.sequence.head;
  }

  enter(session: RoomSession): void {
    this.sessions.add(session);
    this.#ensureDocument();
  }

  leave(session: RoomSession): void {
    if (!this.sessions.delete(session)) return;
    this.presence.leave(session);
    this.forgetIfEmpty();
  }

  /** Runs work on the document as soon as it is loaded and nothing holds this kind of work; `begun` runs before. */
  run(kind: 'read' | 'write', work: (document: RoomDocument) => void, begun?: () => void): void {
    this.#ensureDocument();
    if (this.turnstile.isOpenFor(kind)) this.#work(kind, work, begun);
    else this.turnstile.wait(kind, () => this.#work(kind, work, begun));
  }

  /** The document when this kind of work may be done at once, which counts as use; null when it must wait. */
  documentNow(kind: 'read' | 'write'): RoomDocument | null {
    if (this.document === null || !this.turnstile.isOpenFor(kind)) return null;
    this.used();
    return this.document;
  }

  /** The two statuses for an address; in a room nearly all sessions have the same. */
  statusFrames(address: string): StatusFrames {
    if (this.#statuses?.address !== address) {
      this.#statuses = { address, stored: syncStatusFrame(address, true), refused: syncStatusFrame(address, false) };
    }
    return this.#statuses;
  }

  #work(kind: 'read' | 'write', work: (document: RoomDocument) => void, begun?: () => void): void {
    begun?.();
    // A room that turned out not to exist has told its sessions; their work is dropped.
    if (this.document === null) return;
    if (kind === 'write') this.used();
    try {
      work(this.document);
    } catch (fault) {
      // Work answers its own session; what still gets here must not take the work behind it along.
      this.services.observer.fault(fault, `working in room ${this.id}`);
      if (fault instanceof BrokenLog) giveUp(this);
    }
  }

  /** Joining and writing count as use; presence and polls do not. */
  used(): void {
    this.surroundings.documentUsed(this);
  }

  /**
   * Sends an update to everybody who reads along, but not to whom it came from; the received frame serves as it is.
   * Without a session it comes from the log.
   */
  relay(update: Uint8Array, from: Pick<Offer, 'session' | 'frame'> | null): void {
    this.typing.flush();
    let frame = from?.frame ?? null;
    let address = frame === null ? null : (from?.session.address ?? null);
    for (const session of this.sessions) {
      if (session === from?.session || !session.takesUpdates) continue;
      // Addresses differ only where one socket carries a document twice.
      if (frame === null || session.address !== address) frame = updateFrame((address = session.address), update);
      session.send(frame);
    }
  }

  /** From here on a slow reader gets nothing until it has caught up; then one diff. Call before taking an update in. */
  markSlowReaders(document: RoomDocument): void {
    this.typing.flush();
    let stateVector: Uint8Array | null = null;
    for (const session of this.sessions) {
      if (session.isSlow && session.takesUpdates) session.missedSince = stateVector ??= document.stateVector();
    }
  }

  tellAll(message: LiveMessage): void {
    this.typing.flush();
    for (const session of this.sessions) session.tell(message);
  }

  /** Runs one of them: when all that is pending now is stored, or when part of it is undone. */
  follow(stored: () => void, undone: () => void = () => undefined): void {
    const last = this.pending.at(-1);
    if (last === undefined) stored();
    else (last.followers ??= []).push({ stored, undone });
  }

  /** The rows for the next batch, from the front; none while one of its batches is under way. */
  takeForCommit(most: { readonly rows: number; readonly bytes: number }): readonly CommitRow[] {
    const isBusy = this.inCommit.length > 0 || this.sequence.hasGap;
    if (isBusy || this.turnstile.isHeldFor('loading') || this.turnstile.isHeldFor('rights')) return [];
    const taken = rowsOf(this.id, this.pending, most);
    this.inCommit = taken.map(({ updates }) => updates);
    return taken.map(({ row }) => row);
  }

  /** Takes the log's verdicts on the rows of {@link takeForCommit}. */
  async settled(verdicts: readonly CommitVerdict[]): Promise<void> {
    this.isUninspected ||= verdicts.some(({ kind }) => kind === 'stored');
    await settle(this, verdicts);
    if (this.pending.length > 0) this.surroundings.commitSoon(this);
    else this.#flushed.splice(0).forEach((resolve) => resolve());
    if (this.#hasTail(LONGEST_TAIL)) this.surroundings.compactionDue(this.id);
    this.forgetIfEmpty();
  }

  /** What the room stood still for is done: work goes on, and what is pending goes to the log, which passed it by. */
  goOn(after: 'loading' | 'rights'): void {
    this.turnstile.release(after);
    if (this.pending.length > 0) this.surroundings.commitSoon(this);
  }

  /** Asks the gate again for everybody in the room; nothing passes meanwhile. */
  readmit(): Promise<void> {
    this.#mustReadmit = true;
    this.#readmitting ??= this.#readmitWhileAsked();
    return this.#readmitting;
  }

  /** An answer that was asked for before the latest change may be an old one. */
  async #readmitWhileAsked(): Promise<void> {
    while (this.#mustReadmit) {
      this.#mustReadmit = false;
      await readmitAll(this);
    }
    this.#readmitting = null;
    this.forgetIfEmpty();
  }

  /**
   * The room is about to be closed: nothing new is taken in, what is pending goes to the log. Resolves when it is
   * there, or when that takes too long. {@link readmit} lets the room go on, or else time does.
   */
  async closing(): Promise<void> {
    this.turnstile.hold('closing');
    this.services.clock.after(CLOSING_MS, () => {
      this.turnstile.release('closing');
      this.forgetIfEmpty();
    });
    if (this.pending.length === 0) return;
    await Promise.race([new Promise<void>((resolve) => this.#flushed.push(resolve)), pause(this.services.clock, FLUSH_MS)]);
  }

  /** Takes what another instance says of this room. */
  hear(message: DocumentMessage): void {
    switch (message.kind) {
      case 'stored':
        return this.sequence.hear(message.updates);
      case 'rights':
        return void this.readmit();
      case 'moved':
        return this.surroundings.roomMoved(this.id);
      case 'presence':
      case 'who':
      case 'event':
      case 'whisper':
        // Presence is not the room's business, and events are told to dossiers.
        return;
    }
  }

  /** Makes the document again from the log and judges what is still pending once more. */
  async reload(): Promise<void> {
    this.turnstile.hold('loading');
    this.document = null;
    await load(this);
  }

  /** Gives the memory back; the next work loads again. False while the document is needed. */
  evict(): boolean {
    if (this.pending.length > 0 || !this.turnstile.isIdle) return false;
    this.document = null;
    return true;
  }

  /** The log was compacted. */
  compacted(base: StoredBase): void {
    this.document?.rebase(base);
    if (this.#hasTail(LONGEST_TAIL)) this.surroundings.compactionDue(this.id);
  }

  /** Nobody has written or joined for a while. */
  isQuiet(): void {
    if (this.#hasTail(LONG_TAIL)) this.surroundings.compactionDue(this.id);
  }

  forgetIfEmpty(): void {
    // Somebody who writes and leaves at once must not escape the inspection.
    const isEmpty = this.sessions.size === 0 && this.pending.length === 0 && !this.isUninspected;
    if (!isEmpty || !this.turnstile.isIdle) return;
    this.isQuiet();
    this.surroundings.roomEmptied(this);
  }

  #hasTail({ updates, bytes }: { readonly updates: number; readonly bytes: number }): boolean {
    const tail = this.document?.tail;
    if (tail === undefined) return false;
    const isFew = tail.updates < FEW_UPDATES && tail.bytes < LONGEST_TAIL.bytes;
    return tail.updates >= updates || (tail.bytes >= bytes && !isFew);
  }

  #ensureDocument(): void {
    if (this.document !== null || this.turnstile.isHeldFor('loading')) return;
    this.turnstile.hold('loading');
    void load(this);
  }
}
