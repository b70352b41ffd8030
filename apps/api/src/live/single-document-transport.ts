// The engine's way out to a y-websocket client. That protocol cannot say that an update was refused, and its document
// no longer agrees with ours then: the client is told in the words it has, and the connection ends. Codes 4400 to 4499
// make it stay away until somebody connects it again; releases before 3.1 come back at once, so the end comes a little
// later, and a client that offers the same refused text for ever does so every few seconds and not in a hot loop.

import { CloseCode, denialMessage, readLiveMessage } from '@samenpen/live-protocol';
import type { SingleDocumentWire } from '@samenpen/live-protocol';
import type { Transport } from '@samenpen/live-room';

/** From the refusal to the end of the connection. Milliseconds. */
const REFUSAL_PAUSE_MS = 2_000;

const loginReasons: ReadonlySet<string> = new Set(['not-signed-in', 'login-ended']);

/** Translates the engine's frames of one document for one y-websocket client. */
export class SingleDocumentTransport implements Transport {
  #isRefused = false;

  constructor(
    private readonly transport: Transport,
    private readonly wire: SingleDocumentWire,
  ) {}

  get bufferedBytes(): number {
    return this.transport.bufferedBytes;
  }

  send(frame: Uint8Array): void {
    const answer = this.wire.answerOf(frame);
    switch (answer.kind) {
      case 'message':
        return this.transport.send(answer.bytes);
      case 'denied':
        return this.#refuse(answer.reason);
      case 'stateless':
        return this.#heed(answer.payload);
      case 'unknown':
        return;
    }
  }

  pause(): void {
    this.transport.pause();
  }

  resume(): void {
    this.transport.resume();
  }

  ping(): void {
    this.transport.ping();
  }

  close(code: number, reason: string): void {
    this.transport.close(code, reason);
  }

  terminate(): void {
    this.transport.terminate();
  }

  #heed(payload: string): void {
    const message = readLiveMessage(payload);
    if (message?.type === 'refused') this.#refuse(message.reason);
    else if (message?.type === 'login-ended') this.#refuse('login-ended');
  }

  #refuse(reason: string): void {
    if (this.#isRefused) return;
    this.#isRefused = true;
    this.transport.send(denialMessage(reason));
    const code = loginReasons.has(reason) ? CloseCode.NotSignedIn : CloseCode.Refused;
    setTimeout(() => this.transport.close(code, reason), REFUSAL_PAUSE_MS).unref();
  }
}
