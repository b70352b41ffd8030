import type { RawClient } from './raw-client.mts';
import type { TypedEdits } from './typed-edits.mts';

/** One client with what it types. */
export class Typist {
  sent = 0;
  #acknowledged = 0;
  readonly client: RawClient;
  readonly edits: TypedEdits;
  /** Which server it is connected to. */
  readonly instance: number;
  readonly sentAt: Float64Array;

  constructor(client: RawClient, edits: TypedEdits, instance = 0) {
    this.instance = instance;
    this.client = client;
    this.edits = edits;
    this.sentAt = new Float64Array(edits.updates.length);
  }

  /** How many of its edits the server has answered for, in the order of sending. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Sends the next edit; false when there is none left. */
  type(): boolean {
    const update = this.edits.updates[this.sent];
    if (update === undefined) return false;
    this.sentAt[this.sent] = performance.now();
    this.sent += 1;
    this.client.sendUpdate(update);
    return true;
  }

  /** Answers how long the oldest unanswered edit has waited. */
  acknowledge(): number {
    const waited = performance.now() - (this.sentAt[this.#acknowledged] ?? Number.NaN);
    this.#acknowledged += 1;
    return waited;
  }
}
