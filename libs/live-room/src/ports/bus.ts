/**
 * Carries messages between instances. Only a hint: a message may be lost, doubled, late or out of order, and whoever
 * hears one looks at the log for what is true. Messages of an instance also come back to itself.
 */
export interface Bus {
  /** Never throws and is not waited for; without a connection the message is lost. */
  publish(channel: string, message: Uint8Array): void;
  /** Hears a channel until the answer is called; several may hear the same one. */
  subscribe(channel: string, heard: (message: Uint8Array) => void): () => void;
  /** Whether messages arrive at present. */
  readonly isConnected: boolean;
}
