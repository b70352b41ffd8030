import { statelessFrame } from '@samenpen/live-protocol';
import type { LiveMessage } from '@samenpen/live-protocol';
import type { Channel } from '../session/channel';

/** What the channels of a connection ask of it. */
export interface ChannelCarrier {
  readonly isSlow: boolean;
  send(frame: Uint8Array, canWait?: boolean): void;
  sendWhole(frames: readonly Uint8Array[]): void;
  owe(bytes: number): void;
  pay(bytes: number): void;
  worked(bytes: number): void;
  mayAnswer(again: () => void): boolean;
  violation(): void;
  deny(address: string, reason: string, refuse?: () => void): void;
}

/** One document's part of a connection. There are many, so it is no more than the two names. */
export class DocumentChannel implements Channel {
  readonly #carrier: ChannelCarrier;

  constructor(
    carrier: ChannelCarrier,
    readonly address: string,
  ) {
    this.#carrier = carrier;
  }

  get isSlow(): boolean {
    return this.#carrier.isSlow;
  }

  send(frame: Uint8Array, canWait = false): void {
    this.#carrier.send(frame, canWait);
  }

  sendWhole(frames: readonly Uint8Array[]): void {
    this.#carrier.sendWhole(frames);
  }

  tell(message: LiveMessage): void {
    this.#carrier.send(statelessFrame(this.address, JSON.stringify(message)));
  }

  owe(bytes: number): void {
    this.#carrier.owe(bytes);
  }

  pay(bytes: number): void {
    this.#carrier.pay(bytes);
  }

  worked(bytes: number): void {
    this.#carrier.worked(bytes);
  }

  mayAnswer(again: () => void): boolean {
    return this.#carrier.mayAnswer(again);
  }

  violation(): void {
    this.#carrier.violation();
  }

  deny(reason: string, refuse?: () => void): void {
    this.#carrier.deny(this.address, reason, refuse);
  }
}
