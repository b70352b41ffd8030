/** One connection's way out, framework-free. None of the methods throws, also not on a closed socket. */
export interface Transport {
  /** One that can wait may leave some milliseconds later, together with the next one: no more than 10. */
  send(frame: Uint8Array, canWait?: boolean): void;
  /** Bytes that were sent and have not left the process. */
  readonly bufferedBytes: number;
  /** Stops reading from the socket, so that the sender slows down. A few frames may still arrive. */
  pause(): void;
  resume(): void;
  /** A ping below the protocol; its answer is `LiveConnection.heard()`. */
  ping(): void;
  close(code: number, reason: string): void;
  /** Drops the connection without a farewell. */
  terminate(): void;
}
