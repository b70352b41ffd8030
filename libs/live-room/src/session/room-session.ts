// One section's text, open on one connection: what it was admitted to, what it is owed, and whether its Yjs document
// can still agree with the server's.

import type { ReasonCode } from '@samenpen/contracts';
import { authenticatedFrame, parseAuthToken, step1Frame, updateFrame } from '@samenpen/live-protocol';
import type { LiveMessage } from '@samenpen/live-protocol';
import type { StatusOrder, StatusSlot } from '../connection/status-order';
import type { AdmissionRequest, LivePerson, SectionAdmission } from '../ports/room-gate';
import type { PresentSession } from '../presence/presence';
import type { Offer, Question } from '../room/pending-update';
import type { Room } from '../room/room';
import type { RoomDocument } from '../room/room-document';
import { readmit } from '../room/readmission';
import { takeIn } from '../room/write-path';
import { noteWhatItHad } from './confirmation';
import type { AddressedFrame, Channel, OpenDocument } from './channel';
import { GapWait } from './gap-wait';
import { joinAnswer } from './join-answer';
import { askBeforehand } from './opening-question';
import { announce } from './own-presence';
import { statusesOf } from './own-statuses';
import { warnOfSize } from './size-warning';

type State = 'open' | 'diverged' | 'login-ended' | 'expelled';

export class RoomSession implements OpenDocument, PresentSession {
  readonly ownClients = new Set<number>();
  /** The document's state vector when a slow reader stopped getting updates; null while it gets them. */
  missedSince: Uint8Array | null = null;
  /** Of clients with structs that nobody has confirmed, the clocks up to which it had them before the server said anything. */
  hadAtOpening: ReadonlyMap<number, number> | null = null;
  /** Whether the server's state was sent, so that updates make sense. */
  hasRead = false;
  readonly channel: Channel;
  readonly room: Room;
  #request: AdmissionRequest;
  #admission: SectionAdmission;
  #state: State = 'open';
  #expelledFor: ReasonCode | null = null;
  #isWelcomed = false;
  /** A provider that reconnected often sends the Step1 of every attempt; only one of the answers is owed a status. */
  #hasAskedAtOpening = false;
  #hasAnsweredOpening = false;
  #questions: Question[] = [];
  readonly #statuses: StatusOrder<number | null>;
  #gap: GapWait | null = null;

  constructor(channel: Channel, request: AdmissionRequest, opened: { admission: SectionAdmission; room: Room }) {
    this.channel = channel;
    this.room = opened.room;
    this.#request = request;
    this.#admission = opened.admission;
    this.#statuses = statusesOf(this);
    channel.send(authenticatedFrame(channel.address, opened.admission.scope));
    this.room.enter(this);
  }

  get address(): string {
    return this.channel.address;
  }

  get request(): AdmissionRequest {
    return this.#request;
  }

  get person(): LivePerson {
    return this.#admission.person;
  }

  get loginId(): string {
    return this.#admission.loginId;
  }

  get admission(): SectionAdmission {
    return this.#admission;
  }

  /** Why it may not write at this moment; null when it may. */
  get writeRefusal(): ReasonCode | null {
    if (this.#state === 'login-ended') return 'login-ended';
    if (this.#state === 'expelled') return this.#expelledFor;
    return this.#admission.scope === 'read-write' ? null : (this.#admission.reason ?? 'role-may-not-write');
  }

  get isOver(): boolean {
    return this.isEnded;
  }

  get isEnded(): boolean {
    return this.#state === 'login-ended' || this.#state === 'expelled';
  }

  get isPastWriting(): boolean {
    return this.#state !== 'open';
  }

  /** Whether the server has everything that its Yjs client wrote before, and takes what it writes now. */
  get hasSaidAll(): boolean {
    return this.#hasAnsweredOpening && !this.isPastWriting;
  }

  get isSlow(): boolean {
    return this.channel.isSlow;
  }

  get takesUpdates(): boolean {
    return this.hasRead && this.missedSince === null && !this.isEnded;
  }

  get takesPresence(): boolean {
    return !this.isEnded && !this.channel.isSlow;
  }

  send(frame: Uint8Array): void {
    this.channel.send(frame);
  }

  tell(message: LiveMessage): void {
    this.channel.tell(message);
  }

  receive(frame: AddressedFrame, bytes: Uint8Array): void {
    switch (frame.kind) {
      case 'auth':
        this.#request = { ...this.#request, ...parseAuthToken(frame.token) };
        void readmit(this.room, this);
        return;
      case 'step1':
        return this.#read(frame.stateVector, (document) => this.#answerStep1(document, frame.stateVector));
      case 'step2':
        return this.#offerStep2(frame.update);
      case 'update':
        this.room.services.usedLogins.add(this.loginId);
        return this.#offerLive(frame.update, bytes);
      case 'awareness':
        return this.#receivePresence(frame.awareness);
      case 'query-awareness':
        return this.room.presence.welcome(this);
      case 'stateless':
      case 'close':
        // Nothing is asked of the server this way; leaving is the connection's business.
        return;
    }
  }

  leave(): void {
    this.#gap?.end();
    this.room.leave(this);
  }

  /** The gate was asked again and still lets it in. */
  readmitted(admission: SectionAdmission): void {
    const before = this.#admission;
    this.#admission = admission;
    if (before.scope === admission.scope && before.reason === admission.reason) return;
    this.send(authenticatedFrame(this.address, admission.scope));
    this.tell({ type: 'scope', scope: admission.scope, reason: admission.reason });
  }

  /** Refuses one update; its sender's document can no longer agree with the server's. */
  refuse(slot: StatusSlot | null, reason: ReasonCode): void {
    slot?.settle(false);
    this.room.services.observer.refused({ roomId: this.room.id, personId: this.person.id, reason });
    // Signing in again mends this one: the text stays where it is, and is offered again then.
    if (reason === 'login-ended') this.endLogin();
    else this.diverge(reason, true);
  }

  /** Says once that the document must be rebuilt; from now on every update is answered with false. */
  diverge(reason: ReasonCode, own: boolean): void {
    const isTold = this.#state === 'diverged' || this.#state === 'expelled';
    if (this.#state === 'open') this.#state = 'diverged';
    this.#dropQuestions();
    if (!isTold) this.tell({ type: 'refused', reason, recover: 'rebuild', own });
  }

  /** Its login has ended: nothing more is taken in or sent, but the person keeps what is on the screen. */
  endLogin(): void {
    if (this.isEnded) return;
    this.#state = 'login-ended';
    this.#dropQuestions();
    this.room.presence.leave(this);
    this.send(authenticatedFrame(this.address, 'readonly'));
    this.tell({ type: 'login-ended' });
  }

  /** The person may no longer open the document at all. */
  expel(reason: ReasonCode): void {
    this.#state = 'expelled';
    this.#expelledFor = reason;
    this.#dropQuestions();
    this.room.leave(this);
    this.channel.deny(reason, () => this.#statuses.next(0).settle(false));
  }

  /** Keeps an update whose foundations are missing and asks for them, once. */
  holdForGap(offer: Offer, document: RoomDocument): void {
    const { clock, limits } = this.room.services;
    this.#gap ??= new GapWait(clock, limits.gapAnswerMs, () => this.#gapStaysOpen());
    if (this.#gap.hold(offer)) this.ask({ why: 'gap' }, document.stateVector());
  }

  /** Sends a Step1; the next Step2 that is not yet spoken for answers it. */
  ask(question: Question, stateVector: Uint8Array): void {
    this.#questions.push(question);
    this.send(step1Frame(this.address, stateVector));
  }

  /** One diff for all that was missed meanwhile. */
  caughtUp(): void {
    const since = this.missedSince;
    if (since === null) return;
    this.room.run('read', (document) => {
      if (this.isEnded) return;
      this.missedSince = null;
      // After nothing at all it is the state and what came behind it.
      const { state, rest } = document.stateAfter(since);
      for (const update of [state, ...rest]) this.send(updateFrame(this.address, update));
    });
  }

  /** Only a first announcement needs the document: whose client is it? A caret that moves does not bring it back. */
  #receivePresence(awareness: Uint8Array): void {
    const isKnown = this.ownClients.size > 0 && this.room.document === null;
    if (isKnown) announce(this, null, awareness);
    else this.#read(awareness, (document) => announce(this, document, awareness));
  }

  /** Waits like everything else while the room stands still, and counts as unanswered meanwhile. */
  #read(bytes: Uint8Array, work: (document: RoomDocument) => void): void {
    const { byteLength } = bytes;
    this.channel.owe(byteLength);
    this.room.run('read', work, () => this.channel.pay(byteLength));
  }

  #answerStep1(document: RoomDocument, stateVector: Uint8Array): void {
    if (this.isEnded || !this.room.sessions.has(this)) return;
    this.room.used();
    // A client that opens many large documents, or one again and again, gets them as fast as it reads and may write.
    const again = (): void => this.room.run('read', (later) => this.#answerStep1(later, stateVector));
    if (!this.channel.mayAnswer(again)) return;
    const answer = joinAnswer(this, document, stateVector);
    if (answer === null) return this.channel.violation();
    const isOpening = !this.#hasAskedAtOpening && this.#state === 'open';
    const hasAsked = !isOpening || askBeforehand(this, document, stateVector);
    this.channel.sendWhole(answer);
    this.hasRead = true;
    this.missedSince = null;
    if (this.#state === 'open') this.ask({ why: hasAsked ? 'again' : 'opening' }, document.stateVector());
    if (isOpening) noteWhatItHad(this, document, stateVector);
    this.#hasAskedAtOpening = true;
    if (this.#isWelcomed) return;
    this.#isWelcomed = true;
    this.room.presence.welcome(this);
    warnOfSize(this, document);
  }

  #offerStep2(update: Uint8Array): void {
    const question = this.#questions.shift();
    const isFirst = !this.#hasAnsweredOpening;
    this.#hasAnsweredOpening = true;
    const isOwedStatus = question === undefined ? isFirst || this.isPastWriting : question.why === 'opening';
    const slot = isOwedStatus ? this.#statuses.next(update.byteLength) : null;
    this.#offer({ slot, update, frame: null, asked: question ?? { why: 'opening' } });
    if (question?.why === 'gap') this.room.run('write', () => this.#offerHeld());
  }

  #offerLive(update: Uint8Array, bytes: Uint8Array): void {
    // Bytes behind the update are nobody's: such a frame is not passed on as it is.
    const isWhole = update.byteOffset + update.byteLength === bytes.byteOffset + bytes.byteLength;
    this.#offer({ slot: this.#statuses.next(update.byteLength), update, frame: isWhole ? bytes : null, asked: 'live' });
  }

  #offer(offered: Omit<Offer, 'session' | 'isRetry'>): void {
    const { slot, update, frame, asked } = offered;
    const offer: Offer = { session: this, slot, update, frame, asked, isRetry: false };
    const document = this.room.documentNow('write');
    if (document === null) this.room.run('write', (later) => takeIn(this.room, later, offer));
    else takeIn(this.room, document, offer);
  }

  #offerHeld(): void {
    const document = this.room.document;
    if (document === null) return;
    for (const offer of this.#gap?.take() ?? []) takeIn(this.room, document, { ...offer, isRetry: true });
  }

  #gapStaysOpen(): void {
    // While the room stands still its answer may be waiting with the rest.
    if (this.room.turnstile.isIdle) this.refuse(null, 'malformed-update');
    else this.#gap?.waitLonger();
  }

  #dropQuestions(): void {
    this.#questions = [];
    for (const held of this.#gap?.take() ?? []) held.slot?.settle(false);
  }
}
