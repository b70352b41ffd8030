/**
 * What one byte of deletions may add to an encoded document at most: a range of three bytes or more cuts a long struct
 * in three, and each piece has a head of its own.
 */
const BYTES_PER_DELETING_BYTE = 16;

/**
 * How large the encoding of a room is. Encoding costs much, so it is not done to know that: what is added counts as it
 * came, which is mostly too much, and the encoding is measured when the difference may matter, once until that changes.
 */
export class EncodedSize {
  #bytes: number;
  /** What it is at least, while nothing was deleted since it was measured. */
  #measured = 0;
  #mayHaveShrunk = true;
  /** What deletions since then may have added beside their own bytes. */
  #cutBytes = 0;

  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  /** As far as it is known. Bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  add(update: Uint8Array): void {
    this.#bytes += update.byteLength;
    // An update ends with its deletions: with how many clients have any when there are none, else with a length.
    if (update.at(-1) === 0) return;
    this.#mayHaveShrunk = true;
    this.#cutBytes += update.byteLength * BYTES_PER_DELETING_BYTE;
  }

  /** With so much more: above the limit when it is, and exact or too high below it. Bytes. */
  with(more: number, limit: number, measure: () => number): number {
    const isInDoubt = this.#mayHaveShrunk || this.#measured + more <= limit;
    if (isInDoubt && this.#bytes + this.#cutBytes + more > limit) {
      this.#bytes = this.#measured = measure();
      this.#mayHaveShrunk = false;
      this.#cutBytes = 0;
    }
    return this.#bytes + more;
  }
}
