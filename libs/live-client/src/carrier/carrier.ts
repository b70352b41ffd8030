/** What one channel tells: the life of a WebSocket, whatever carries it. */
export type ChannelListener = {
  readonly opened: () => void;
  /** The frame is a buffer of its own. */
  readonly received: (frame: Uint8Array<ArrayBuffer>) => void;
  /** Once, also when it was never opened. */
  readonly closed: (code: number, reason: string) => void;
};

/** One channel, to be used once it is opened. */
export type Channel = {
  send(frame: Uint8Array): void;
  /** Leaves; `closed` is not called for it. */
  close(): void;
};

/** A way to the server on which channels can be opened. */
export type Carrier = { open(listener: ChannelListener): Channel };

/** The code of a connection that was cut off, as browsers tell it. */
export const CUT_OFF = 1006;

/** Our own: this connection gives way to a better one, so come back at once. Not for the wire. */
export const WAY_CHANGED = 4900;
