/*
 * A server for tests: speaks the frames of libs/live-protocol over sockets in memory, keeps one Yjs
 * document per section, and lets the test decide when it acknowledges and what it refuses.
 */
import { documentFromUpdates, documentText, emptyTextUpdate, faithfulDocument } from '@samenpen/dossier-document';
import {
  authenticatedFrame,
  deniedFrame,
  parseAddress,
  parseAuthToken,
  readClientFrame,
  statelessFrame,
  step1Frame,
  step2Frame,
  syncStatusFrame,
  updateFrame,
} from '@samenpen/live-protocol';
import type { ClientFrame, LiveMessage } from '@samenpen/live-protocol';
import type { ReasonCode } from '@samenpen/contracts';
import * as Y from 'yjs';
import type { SocketClass } from './watched-socket';

type Session = { readonly socket: TestSocket; readonly address: string; isDiverged: boolean; opening: boolean };

export class TestServer {
  readonly room = faithfulDocument();
  /** Set to refuse every change, as an approved section does. */
  closedBecause: ReasonCode | null = null;
  deniedBecause: ReasonCode | null = null;
  schemaVersion = 1;
  /** Whose cookie the browser brings; null: whoever is asked for. */
  signedIn: string | null = null;
  isReachable = true;
  /** Set to hear nothing of what is sent. */
  isDeaf = false;
  /** How often somebody connected, or tried to. */
  attempts = 0;
  /** How many changes came. */
  changes = 0;
  /** Set to refuse without saying why, as where nothing of an update can be read. */
  isTerse = false;
  private isHolding = false;
  private readonly held: (() => void)[] = [];
  private readonly sessions: Session[] = [];
  private readonly sockets = new Set<TestSocket>();

  constructor() {
    Y.applyUpdate(this.room, emptyTextUpdate());
  }

  get Socket(): SocketClass {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the socket class is made by the provider, which hands over only a url
    const server = this;
    return class extends TestSocket {
      constructor() {
        super(server);
      }
      // Only what the provider uses of a WebSocket is there.
    } as unknown as SocketClass;
  }

  get text(): string {
    return documentText(this.room);
  }

  /** From now on updates are received but not acknowledged. */
  hold(): void {
    this.isHolding = true;
  }

  release(): void {
    this.isHolding = false;
    this.held.splice(0).forEach((answer) => answer());
  }

  /** Acknowledges only the oldest update that waits. */
  releaseOne(): void {
    this.held.splice(0, 1).forEach((answer) => answer());
  }

  /** What was received and not stored is lost on the way. */
  forget(): void {
    this.held.length = 0;
  }

  /** Resolves when this many updates wait for their answer. */
  async waiting(count: number): Promise<void> {
    while (this.held.length < count) await Promise.resolve();
  }

  /** Writes as somebody else and relays it. */
  write(line: string): void {
    const before = Y.encodeStateVector(this.room);
    appendLine(this.room, line);
    this.relay(Y.encodeStateAsUpdate(this.room, before), null);
  }

  /** Stores and relays what others changed at the same time. */
  merge(...changes: readonly ((doc: Y.Doc) => void)[]): void {
    const state = Y.encodeStateAsUpdate(this.room);
    const updates = changes.map((change) => {
      const doc = documentFromUpdates([state]);
      change(doc);
      return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.room));
    });
    for (const update of updates) {
      Y.applyUpdate(this.room, update);
      this.relay(update, null);
    }
  }

  /** Relays what somebody else wrote, then refuses it: everybody who saw it is told to rebuild. */
  relayAndRefuse(line: string, reason: ReasonCode): void {
    const writer = new Y.Doc();
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(this.room));
    appendLine(writer, line);
    this.relay(Y.encodeStateAsUpdate(writer, Y.encodeStateVector(this.room)), null);
    for (const session of this.sessions) this.diverge(session, { reason, own: false });
  }

  say(message: LiveMessage): void {
    for (const { socket, address } of this.sessions) socket.deliver(statelessFrame(address, JSON.stringify(message)));
  }

  private relay(update: Uint8Array, from: Session | null): void {
    for (const session of this.sessions) if (session !== from) session.socket.deliver(updateFrame(session.address, update));
  }

  /** Ends all connections: they are lost, or end with a code of the server. */
  dropConnections(code = 1006): void {
    this.sessions.length = 0;
    for (const socket of this.sockets) socket.drop(code);
    this.sockets.clear();
  }

  connect(socket: TestSocket): void {
    this.attempts += 1;
    if (this.isReachable) this.sockets.add(socket);
    queueMicrotask(() => (this.isReachable ? socket.opened() : socket.drop()));
  }

  receive(socket: TestSocket, frame: ClientFrame): void {
    if (!('address' in frame) || this.isDeaf) return;
    if (frame.kind === 'auth') return void this.admit(socket, frame);
    const session = this.sessions.find((each) => each.socket === socket && each.address === frame.address);
    if (!session) return;
    if (frame.kind === 'close') this.sessions.splice(this.sessions.indexOf(session), 1);
    if (frame.kind === 'step1') this.step1(session, frame.stateVector);
    if (frame.kind === 'step2') this.step2(session, frame.update);
    if (frame.kind === 'update') this.change(session, frame.update.slice());
  }

  private admit(socket: TestSocket, { address, token }: { address: string; token: string }): void {
    const { schemaVersion, personId } = parseAuthToken(token);
    // A dossier has no text, so nothing is said of a schema.
    const isOutdated = parseAddress(address).documentName.startsWith('section/') && schemaVersion !== this.schemaVersion;
    const isAnother = this.signedIn !== null && personId !== null && personId !== this.signedIn;
    const denied = isOutdated ? 'outdated-client' : isAnother ? 'another-login' : this.deniedBecause;
    if (denied) return void socket.deliver(deniedFrame(address, denied));
    this.sessions.push({ socket, address, isDiverged: false, opening: true });
    socket.deliver(authenticatedFrame(address, this.closedBecause ? 'readonly' : 'read-write'));
  }

  private step1({ socket, address, isDiverged }: Session, stateVector: Uint8Array): void {
    if (!parseAddress(address).documentName.startsWith('section/')) return;
    socket.deliver(step2Frame(address, Y.encodeStateAsUpdate(this.room, stateVector)));
    if (!isDiverged) socket.deliver(step1Frame(address, Y.encodeStateVector(this.room)));
  }

  private step2(session: Session, update: Uint8Array): void {
    if (!session.opening) return;
    session.opening = false;
    this.change(session, update.slice());
  }

  private change(session: Session, update: Uint8Array): void {
    this.changes += 1;
    // What came before a refusal is answered by what becomes of it.
    const isLate = session.isDiverged;
    const answer = () => this.store(session, update, isLate);
    if (this.isHolding) this.held.push(answer);
    else answer();
  }

  private store(session: Session, update: Uint8Array, isLate: boolean): void {
    const { socket, address } = session;
    const isNews = !Y.snapshotContainsUpdate(Y.snapshot(this.room), update);
    if (isLate || (this.closedBecause && isNews)) {
      socket.deliver(syncStatusFrame(address, false));
      if (!session.isDiverged && this.closedBecause) this.diverge(session, { reason: this.closedBecause, own: true });
      return;
    }
    Y.applyUpdate(this.room, update);
    socket.deliver(syncStatusFrame(address, true));
    if (isNews) this.relay(update, session);
  }

  private diverge(session: Session, { reason, own }: { reason: ReasonCode; own: boolean }): void {
    session.isDiverged = true;
    if (this.isTerse) return;
    const message: LiveMessage = { type: 'refused', reason, recover: 'rebuild', own };
    session.socket.deliver(statelessFrame(session.address, JSON.stringify(message)));
  }
}

/** The client's end of a connection to the server above. */
class TestSocket extends EventTarget {
  binaryType = 'arraybuffer';
  readyState: number = WebSocket.CONNECTING;

  constructor(private readonly server: TestServer) {
    super();
    server.connect(this);
  }

  opened(): void {
    this.readyState = WebSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }

  send(bytes: Uint8Array): void {
    const frame = readClientFrame(bytes.slice());
    queueMicrotask(() => this.server.receive(this, frame));
  }

  deliver(frame: Uint8Array): void {
    queueMicrotask(() => {
      if (this.readyState !== WebSocket.OPEN) return;
      this.dispatchEvent(Object.assign(new Event('message'), { data: frame.slice().buffer }));
    });
  }

  drop(code = 1006): void {
    this.readyState = WebSocket.CLOSED;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }

  close(): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    queueMicrotask(() => this.dispatchEvent(Object.assign(new Event('close'), { code: 1000 })));
  }
}

/** Adds a paragraph at the end of a text, as typing would. */
export function appendLine(doc: Y.Doc, line: string): void {
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(line)]);
    const fragment = doc.getXmlFragment('default');
    fragment.insert(fragment.length, [paragraph]);
  });
}
