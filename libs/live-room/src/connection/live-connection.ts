// One client on one transport. It carries several documents; each frame goes to the document of its address. Nothing
// that a client sends may throw out of here.

import { CloseCode, MalformedFrame, awarenessFrame, parseAddress, parseAuthToken, parseDocumentName, pingFrame, pongFrame, readClientFrame, statelessFrame } from '@samenpen/live-protocol';
import type { LiveMessage } from '@samenpen/live-protocol';
import type { AdmissionRequest } from '../ports/room-gate';
import type { Transport } from '../ports/transport';
import type { EngineServices } from '../room/room-services';
import type { AddressedFrame, Channel, OpenDocument } from '../session/channel';
import { DeniedDocument } from '../session/denied-document';
import { OpeningDocument } from '../session/opening-document';
import { ReadingPace } from './reading-pace';

/** How often a ping below the protocol goes out. Milliseconds. */
const TRANSPORT_PING_MS = 30_000;
/** An awareness update without entries. */
const NOBODY = Uint8Array.of(0);

/** Opens a document for a channel, or rejects when nobody can tell whether it may be opened. */
export type DocumentOpener = (channel: Channel, request: AdmissionRequest) => Promise<() => OpenDocument>;

/** What the engine gives a connection. */
export type ConnectionOptions = {
  /** The Cookie header of the upgrade; null where it must be ignored. */
  readonly cookie: string | null;
  readonly open: DocumentOpener;
  /** The connection has ended, from whichever side. */
  readonly ended: (connection: LiveConnection) => void;
};

export class LiveConnection {
  readonly #transport: Transport;
  readonly #services: EngineServices;
  readonly #options: ConnectionOptions;
  readonly #pace: ReadingPace;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #openedAt: number;
  #queuedFrames = 0;
  #queuedBytes = 0;
  #heardAt: number;
  #sentAt: number;
  #pingedAt: number;
  #slowSince: number | null = null;
  #afterDrain: (() => void)[] = [];
  #isEnded = false;
  /** Providers before version 4 fail on a Ping: they get presence of nobody instead. */
  #knowsPing = false;

  constructor(transport: Transport, services: EngineServices, options: ConnectionOptions) {
    this.#transport = transport;
    this.#services = services;
    this.#options = options;
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
    this.#pace.received(bytes.byteLength);
    try {
      const frame = readClientFrame(bytes);
      if (frame.kind === 'auth') this.#asked(frame.knowsPing);
      if (frame.kind === 'ping') this.#send(pongFrame);
      else if (frame.kind !== 'pong') this.#dispatch(frame, bytes);
    } catch (fault) {
      // A frame that is none is the client's fault, anything else is ours; neither may reach the other connections.
      if (!(fault instanceof MalformedFrame)) this.#services.observer.fault(fault, 'receiving a frame');
      this.close(CloseCode.ProtocolViolation, 'not a frame of this protocol');
    }
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
    this.#options.ended(this);
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
    if (this.#documents.size === 0 && now - this.#openedAt > limits.openingMs) {
      return this.close(CloseCode.ConnectionTimeout, 'no document was opened');
    }
    if (now - this.#sentAt >= limits.pingMs) this.#keepAlive();
    if (now - this.#pingedAt >= TRANSPORT_PING_MS) {
      this.#pingedAt = now;
      this.#transport.ping();
    }
    this.#tickSlowReader(now);
  }

  /** Whether something waits until the client has read what it was sent. */
  get isWaitedFor(): boolean {
    return this.#slowSince !== null || this.#afterDrain.length > 0;
  }

  get #isSlow(): boolean {
    const isSlow = this.#transport.bufferedBytes > this.#services.limits.slowReaderBytes;
    if (isSlow) this.#slowSince ??= this.#services.clock.now();
    return isSlow;
  }

  #asked(knowsPing: boolean): void {
    this.#knowsPing = knowsPing;
    this.#pace.asked();
  }

  #keepAlive(): void {
    const [address] = this.#documents.keys();
    if (this.#knowsPing) this.#send(pingFrame);
    else if (address !== undefined) this.#send(awarenessFrame(address, NOBODY));
  }

  #tickSlowReader(now: number): void {
    if (!this.isWaitedFor) return;
    const { slowReaderBytes, stalledReaderMs } = this.#services.limits;
    if (this.#transport.bufferedBytes <= slowReaderBytes / 2) {
      this.#slowSince = null;
      for (const run of this.#afterDrain.splice(0)) run();
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
  }

  async #open(address: string, token: string): Promise<void> {
    if (this.#documents.size >= this.#services.limits.maxDocumentsPerConnection && !this.#documents.has(address)) {
      this.close(CloseCode.ProtocolViolation, 'too many documents');
      return;
    }
    const opening = new OpeningDocument();
    const channel = this.#channel(address);
    this.#documents.set(address, opening);
    const name = parseDocumentName(parseAddress(address).documentName);
    try {
      const open = name === null
        ? () => new DeniedDocument(channel, 'unknown-document')
        : await this.#options.open(channel, { document: name, cookie: this.#options.cookie, ...parseAuthToken(token) });
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
    opening.handOver(document);
    if ([...this.#documents.values()].some((other) => other instanceof OpeningDocument)) return;
    this.#queuedFrames = 0;
    this.#queuedBytes = 0;
  }

  #channel(address: string): Channel {
    const isSlow = (): boolean => this.#isSlow;
    return {
      address,
      get isSlow() {
        return isSlow();
      },
      send: (frame) => this.#send(frame),
      tell: (message: LiveMessage) => this.#send(statelessFrame(address, JSON.stringify(message))),
      owe: (bytes) => this.#pace.owe(bytes),
      afterDrain: (run) => void this.#afterDrain.push(run),
      violation: () => this.close(CloseCode.ProtocolViolation, 'not a message of this protocol'),
      deny: (reason) => void this.#documents.set(address, new DeniedDocument(this.#channel(address), reason)),
    };
  }

  #send(frame: Uint8Array): void {
    if (this.#isEnded) return;
    this.#transport.send(frame);
    this.#sentAt = this.#services.clock.now();
    if (this.#transport.bufferedBytes > this.#services.limits.stalledReaderBytes) {
      this.close(CloseCode.TryAgainLater, 'reads too slowly');
    }
  }
}
