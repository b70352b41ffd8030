import type { ClientFrame, LiveMessage } from '@samenpen/live-protocol';

/** One document on one connection, whatever becomes of it. */
export interface OpenDocument {
  /** `bytes` is the frame as it was received. */
  receive(frame: AddressedFrame, bytes: Uint8Array): void;
  /** Nothing more comes of it: a new token opens the document anew. */
  readonly isOver: boolean;
  /** The connection has gone, or the client has left the document. */
  leave(): void;
  /** The client has read everything that was sent to it, after having been slow. */
  caughtUp?(): void;
}

/** Every frame that is about a document. */
export type AddressedFrame = Exclude<ClientFrame, { kind: 'ping' | 'pong' }>;

/** What a document needs of the connection that it lives on. */
export interface Channel {
  readonly address: string;
  /** Whether the client reads so slowly that updates and presence must wait. */
  readonly isSlow: boolean;
  /** One that can wait may leave some milliseconds later, together with the next one. */
  send(frame: Uint8Array, canWait?: boolean): void;
  /** What a client that is not slow asked for, in one go and however large it is. */
  sendWhole(frames: readonly Uint8Array[]): void;
  /** A message beside the text. */
  tell(message: LiveMessage): void;
  /** Counts bytes that wait for an answer; while they are many the client is read later. */
  owe(bytes: number): void;
  /** They got it. */
  pay(bytes: number): void;
  /** Counts work that was done for the client as if it had sent so many bytes. */
  worked(bytes: number): void;
  /** Whether it may be sent much now; else `again` runs when it has read what was sent to it and has not asked for too much. */
  mayAnswer(again: () => void): boolean;
  /** The client broke the protocol: the connection ends. */
  violation(): void;
  /** From now on the document does not exist on this connection. */
  deny(reason: string, refuse?: () => void): void;
}
