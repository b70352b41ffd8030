/**
 * A client without a provider: one WebSocket, one document, as little of its own work as possible. All
 * clients of a run live in this one process, apart from the server.
 */
import { WebSocket } from 'ws';
import type { Dialect } from '../servers/system.mts';
import { authFrame, type Frame, prefixOf, readFrame, STEP, syncFrame } from './frames.mts';

/** Where to connect, and as whom. */
export type Place = {
  readonly dialect: Dialect;
  readonly url: string;
  readonly documentName: string;
  readonly token: string | undefined;
};

type Listener = (frame: Frame) => void;

const EMPTY_STATE_VECTOR = Uint8Array.of(0);
const EMPTY_UPDATE: Uint8Array = Uint8Array.of(0, 0);

export class RawClient {
  /** Frames received so far, whatever they hold. */
  frames = 0;
  bytes = 0;
  readonly socket: WebSocket;
  readonly prefix: Uint8Array;
  /** What a server says by itself, before anybody listens. */
  readonly #early: Frame[] = [];
  #listener: Listener = (frame) => void this.#early.push(frame);
  #fault: Error | null = null;

  private constructor(socket: WebSocket, { dialect, documentName }: Place) {
    this.socket = socket;
    this.prefix = dialect === 'hocuspocus' ? prefixOf(documentName) : new Uint8Array(0);
    socket.on('message', (bytes: Buffer) => {
      this.frames += 1;
      this.bytes += bytes.length;
      this.#listener(readFrame(bytes, this.prefix.length));
    });
    socket.on('error', (fault) => (this.#fault = fault));
  }

  /** Connects without opening the document. */
  static connect(place: Place): Promise<RawClient> {
    const socket = new WebSocket(place.url, { perMessageDeflate: false, maxPayload: 2 ** 30 });
    socket.binaryType = 'nodebuffer';
    const client = new RawClient(socket, place);
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(client));
      socket.once('close', () => reject(client.#fault ?? new Error('the server closed a client')));
    });
  }

  /** Opens the document and answers the server as a provider would; resolves when the server has it all. */
  static async open(place: Place, content: Uint8Array = EMPTY_UPDATE): Promise<RawClient> {
    const client = await RawClient.connect(place);
    await client.join(place, content);
    return client;
  }

  /** Resolves with the document's state once the server has acknowledged what this client brought. */
  join({ dialect, token }: Place, content: Uint8Array = EMPTY_UPDATE): Promise<Uint8Array> {
    let state = EMPTY_UPDATE;
    const hasStatus = dialect === 'hocuspocus';
    return new Promise((resolve, reject) => {
      this.onFrame((frame) => {
        if (frame.kind === 'denied') reject(new Error(`the server refuses: ${frame.reason}`));
        else if (frame.kind === 'step2') state = frame.payload;
        else if (frame.kind === 'step1') {
          this.send(syncFrame(this.prefix, STEP.step2, content));
          if (!hasStatus) resolve(state);
        } else if (frame.kind === 'status') resolve(state);
      });
      if (hasStatus) this.send(authFrame(this.prefix, token ?? ''));
      this.send(syncFrame(this.prefix, STEP.step1, EMPTY_STATE_VECTOR));
    });
  }

  onFrame(listener: Listener): void {
    this.#listener = listener;
    for (const frame of this.#early.splice(0)) listener(frame);
  }

  send(frame: Uint8Array): void {
    this.socket.send(frame, { binary: true, compress: false });
  }

  sendUpdate(update: Uint8Array): void {
    this.send(syncFrame(this.prefix, STEP.update, update));
  }

  close(): void {
    this.socket.terminate();
  }
}
