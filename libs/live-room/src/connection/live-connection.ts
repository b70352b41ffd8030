// One client on one transport. It carries several documents; each frame goes to the document of its address. Nothing
// that a client sends may throw out of here.

import { CloseCode, LatestAddress, MalformedFrame, awarenessFrame, parseAddress, parseAuthToken, parseDocumentName, pingFrame, pongFrame, readClientFrame } from '@samenpen/live-protocol';
import type { AdmissionRequest } from '../ports/room-gate';
import type { Transport } from '../ports/transport';
import type { EngineServices } from '../room/room-services';
import type { AddressedFrame, Channel, OpenDocument } from '../session/channel';
import { DeniedDocument } from '../session/denied-document';
import { OpeningDocument } from '../session/opening-document';
import { DocumentChannel } from './document-channel';
import type { ChannelCarrier } from './document-channel';
import { ReadingPace } from './reading-pace';

/** How often a ping below the protocol goes out. Milliseconds. */
const TRANSPORT_PING_MS = 30_000;
/** An awareness update without entries. */
const NOBODY = Uint8Array.of(0);

/** What keeping a frame until the admission costs beside its bytes, about. */
const BYTES_PER_FRAME = 256;

/** Opens a document for a channel, or rejects when nobody can tell whether it may be opened. */
export type DocumentOpener = (connection: LiveConnection, channel: Channel, request: AdmissionRequest) => Promise<() => OpenDocument>;

/** What all connections of an engine ask of it. */
export type ConnectionDoors = {
  readonly open: DocumentOpener;
  /** So many bytes are kept for it, of frames that are not whole or wait for an admission. */
  readonly holds: (connection: LiveConnection, bytes: number) => void;
  /** The connection has ended, from whichever side. */
  readonly ended: (connection: LiveConnection) => void;
};

/** What the engine gives a connection; `cookie` is the Cookie header of the upgrade, null where it must be ignored. */
export type ConnectionOptions = { readonly cookie: string | null; readonly doors: ConnectionDoors };

export class LiveConnection implements ChannelCarrier {
  readonly #transport: Transport;
  readonly #services: EngineServices;
  readonly #cookie: string | null;
  readonly #doors: ConnectionDoors;
  readonly #pace: ReadingPace;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #openedAt: number;
  #wasAdmitted = false;
  readonly #latestAddress = new LatestAddress();
  #queuedFrames = 0;
  #queuedBytes = 0;
  #arrivingBytes = 0;
  /** Of addresses and tokens that documents were asked for by: kept while these are being opened, or are denied. */
  #askingBytes = 0;
  #heardAt: number;
  /** Whether anything was sent since the last look. */
  #hasSent = false;
  #sentAt: number;
  #pingedAt: number;
  #slowSince: number | null = null;
  #afterDrain: (() => void)[] | null = null;
  /** Of the last text that was sent as a whole: it may be larger than what else may be unread. */
  #wholeBytes = 0;
  #isEnded = false;
  /** Providers before version 4 fail on a Ping: they get presence of nobody instead. */
  #knowsPing = false;

  constructor(transport: Transport, services: EngineServices, options: ConnectionOptions) {
    this.#transport = transport;
    this.#services = services;
    this.#cookie = options.cookie;
    this.#doors = options.doors;
    this.#pace = new ReadingPace(services.limits, transport, services.clock);
    this.#openedAt = services.clock.now();
    this.#heardAt = this.#openedAt;
    this.#sentAt = this.#openedAt;
    this.#pingedAt = this.#openedAt;
  }

  /** One message of the transport. */
  receive(bytes: Uint8Array): void {
    if (this.#isEnded) return;
    this.heard();
    this.#pace.received(bytes.byteLength, this.#heardAt);
    try {
      const frame = readClientFrame(bytes, this.#latestAddress);
      if (frame.kind === 'auth') this.#asked(frame.knowsPing);
      if (frame.kind === 'ping') this.send(pongFrame);
      else if (frame.kind !== 'pong') this.#dispatch(frame, bytes);
    } catch (fault) {
      // A frame that is none is the client's fault, anything else is ours; neither may reach the other connections.
      if (!(fault instanceof MalformedFrame)) this.#services.observer.fault(fault, 'receiving a frame');
      this.close(CloseCode.ProtocolViolation, 'not a frame of this protocol');
    }
  }

  /** The transport keeps so many bytes of frames that are not whole yet. Worth telling until something was opened. */
  arriving(bytes: number): void {
    this.#arrivingBytes = bytes;
    this.#countHeld();
  }

  /** Whether a document was opened on it, now or before. */
  get wasAdmitted(): boolean {
    return this.#wasAdmitted;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  #countHeld(): void {
    if (this.#isEnded || this.#wasAdmitted) return;
    const queued = this.#queuedBytes + this.#queuedFrames * BYTES_PER_FRAME;
    this.#doors.holds(this, this.#arrivingBytes + queued + this.#askingBytes);
  }

  /** Something came from the other side, if only a pong. */
  heard(): void {
    this.#heardAt = this.#services.clock.now();
  }

  /** The transport has ended. Call it once, for every connection. */
  closed(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    const documents = [...this.#documents.values()];
    this.#documents.clear();
    for (const document of documents) document.leave();
    this.#doors.ended(this);
  }

  close(code: CloseCode, reason: string): void {
    if (this.#isEnded) return;
    this.#transport.close(code, reason);
    this.closed();
  }

  /** Looks after a connection that may be idle, silent or slow; called about every second, more often when slow. */
  tick(now: number): void {
    const { limits } = this.#services;
    if (now - this.#heardAt > limits.silenceMs) {
      this.#transport.terminate();
      return this.closed();
    }
    // Who was admitted once is counted among the connections of that person, and may stay.
    if (!this.#wasAdmitted && now - this.#openedAt > limits.openingMs) {
      return this.close(CloseCode.ConnectionTimeout, 'no document was opened');
    }
    if (this.#hasSent) this.#sentAt = now;
    this.#hasSent = false;
    if (now - this.#sentAt >= limits.pingMs) this.#keepAlive();
    if (now - this.#pingedAt >= TRANSPORT_PING_MS) {
      this.#pingedAt = now;
      this.#transport.ping();
    }
    this.#tickSlowReader(now);
  }

  /** Whether something waits until the client has read what it was sent. */
  get isWaitedFor(): boolean {
    return this.#slowSince !== null || this.#afterDrain !== null;
  }

  /** Whether it reads so slowly that updates and presence must wait. */
  get isSlow(): boolean {
    const isSlow = this.#transport.bufferedBytes > this.#services.limits.slowReaderBytes;
    if (isSlow) this.#slowSince ??= this.#services.clock.now();
    return isSlow;
  }

  #asked(knowsPing: boolean): void {
    this.#knowsPing = knowsPing;
    this.#pace.asked(this.#heardAt);
  }

  #keepAlive(): void {
    const [address] = this.#documents.keys();
    if (this.#knowsPing) this.send(pingFrame);
    else if (address !== undefined) this.send(awarenessFrame(address, NOBODY));
  }

  #tickSlowReader(now: number): void {
    if (!this.isWaitedFor) return;
    const { slowReaderBytes, stalledReaderMs } = this.#services.limits;
    if (this.#transport.bufferedBytes <= slowReaderBytes / 2) {
      this.#slowSince = null;
      const waiting = this.#afterDrain ?? [];
      this.#afterDrain = null;
      for (const run of waiting) run();
      for (const document of this.#documents.values()) document.caughtUp?.();
    } else if (this.#slowSince !== null && now - this.#slowSince > stalledReaderMs) {
      this.close(CloseCode.TryAgainLater, 'reads too slowly');
    }
  }

  #dispatch(frame: AddressedFrame, bytes: Uint8Array): void {
    if (frame.kind === 'awareness') this.#services.counts.presenceFrames += 1;
    const document = this.#documents.get(frame.address);
    if (frame.kind === 'close') {
      this.#documents.delete(frame.address);
      document?.leave();
    } else if (frame.kind === 'auth' && (document === undefined || document.isOver)) {
      document?.leave();
      void this.#open(frame.address, frame.token);
    } else if (document instanceof OpeningDocument) {
      this.#queue(document, frame, bytes);
    } else {
      // Frames for a document that was left, or never asked for, are late or lost: there is nobody to answer.
      document?.receive(frame, bytes);
    }
  }

  #queue(document: OpeningDocument, frame: AddressedFrame, bytes: Uint8Array): void {
    this.#queuedFrames += 1;
    this.#queuedBytes += bytes.byteLength;
    const { maxQueuedFrames, maxQueuedBytes } = this.#services.limits;
    if (this.#queuedFrames > maxQueuedFrames || this.#queuedBytes > maxQueuedBytes) {
      return this.close(CloseCode.ProtocolViolation, 'too much before the admission');
    }
    document.receive(frame, bytes);
    this.#countHeld();
  }

  async #open(address: string, token: string): Promise<void> {
    this.#askingBytes += address.length + token.length;
    this.#countHeld();
    if (this.#isEnded) return;
    if (this.#documents.size >= this.#services.limits.maxDocumentsPerConnection && !this.#documents.has(address)) {
      this.close(CloseCode.ProtocolViolation, 'too many documents');
      return;
    }
    const opening = new OpeningDocument();
    const channel = new DocumentChannel(this, address);
    this.#documents.set(address, opening);
    const name = parseDocumentName(parseAddress(address).documentName);
    try {
      const open = name === null
        ? () => new DeniedDocument(channel, 'unknown-document')
        : await this.#doors.open(this, channel, { document: name, cookie: this.#cookie, ...parseAuthToken(token) });
      this.#admitted(address, opening, open);
    } catch (fault) {
      // The store is away. Coming back later is all that a client can do.
      this.#services.observer.fault(fault, 'opening a document');
      this.close(CloseCode.TryAgainLater, 'cannot open documents now');
    }
  }

  #admitted(address: string, opening: OpeningDocument, open: () => OpenDocument): void {
    if (this.#isEnded || !opening.isWanted) return;
    const document = open();
    this.#documents.set(address, document);
    this.#wasAdmitted ||= !(document instanceof DeniedDocument);
    opening.handOver(document);
    if ([...this.#documents.values()].some((other) => other instanceof OpeningDocument)) return;
    this.#queuedFrames = 0;
    this.#queuedBytes = 0;
    this.#countHeld();
  }

  /** For the documents of the connection, like the methods below. */
  owe(bytes: number): void {
    this.#pace.owe(bytes);
  }

  pay(bytes: number): void {
    this.#pace.pay(bytes);
  }

  worked(bytes: number): void {
    this.#pace.worked(bytes);
  }

  mayAnswer(again: () => void): boolean {
    if (!this.isSlow) return this.#pace.mayGoOn(() => void (this.#isEnded || again()));
    (this.#afterDrain ??= []).push(again);
    return false;
  }

  sendWhole(frames: readonly Uint8Array[]): void {
    this.#wholeBytes = frames.reduce((sum, { byteLength }) => sum + byteLength, 0);
    for (const frame of frames) this.send(frame);
  }

  violation(): void {
    this.close(CloseCode.ProtocolViolation, 'not a message of this protocol');
  }

  deny(address: string, reason: string, refuse?: () => void): void {
    this.#documents.set(address, new DeniedDocument(new DocumentChannel(this, address), reason, refuse));
  }

  send(frame: Uint8Array, canWait = false): void {
    if (this.#isEnded) return;
    this.#transport.send(frame, canWait);
    this.#hasSent = true;
    if (this.#transport.bufferedBytes > this.#services.limits.stalledReaderBytes + this.#wholeBytes) {
      this.close(CloseCode.TryAgainLater, 'reads too slowly');
    }
  }
}
