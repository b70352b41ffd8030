// The updates of a room after its base, one behind the other in a few byte arrays. They stay until the room is compacted,
// and nearly all are a few bytes: an object for each would be copied by the collector twice, and looked at ever after.

/** Bytes of the first piece; each later one is twice as large as the one before, up to the largest. */
const FIRST_PIECE = 256;
const LARGEST_PIECE = 16 * 1024;

/** An update that has a piece of its own. Bytes. */
export const WORTH_A_PIECE = 16 * 1024;

/** Stands where the number in the log is not known yet; the log counts from 1. */
const NO_NUMBER = 0;

export class Tail {
  readonly #pieces: Uint8Array[] = [];
  /** Of each update: in which piece it is, where it ends there, and its number in the log. */
  readonly #pieceOf: number[] = [];
  readonly #endOf: number[] = [];
  readonly #seqOf: number[] = [];
  #nextPiece = FIRST_PIECE;
  #bytes = 0;

  get length(): number {
    return this.#endOf.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Puts an update behind the others; `seq` is null while it is on its way to the log. Answers with the bytes that are kept. */
  add(update: Uint8Array, seq: number | null): Uint8Array {
    const { byteLength } = update;
    const start = this.#placeFor(update);
    const piece = this.#pieces.length - 1;
    this.#pieceOf.push(piece);
    this.#endOf.push(start + byteLength);
    this.#seqOf.push(seq ?? NO_NUMBER);
    this.#bytes += byteLength;
    return this.at(this.length - 1);
  }

  at(index: number): Uint8Array {
    const piece = this.#pieces[this.#pieceOf[index] ?? -1];
    if (piece === undefined) throw new RangeError('there is no such update');
    const start = this.#startOf(index);
    return new Uint8Array(piece.buffer, piece.byteOffset + start, (this.#endOf[index] ?? start) - start);
  }

  *[Symbol.iterator](): Generator<Uint8Array> {
    for (let index = 0; index < this.length; index++) yield this.at(index);
  }

  /** The log has given an update its number. */
  stored(index: number, seq: number): void {
    this.#seqOf[index] = seq;
  }

  /** How many, from the front, have numbers up to this one. */
  countUpTo(seq: number): number {
    const first = this.#seqOf.findIndex((one) => one === NO_NUMBER || one > seq);
    return first === -1 ? this.length : first;
  }

  /** The same without the first so many. */
  without(first: number): Tail {
    const rest = new Tail();
    for (let index = first; index < this.length; index++) rest.add(this.at(index), this.#seqOf[index] ?? NO_NUMBER);
    return rest;
  }

  #startOf(index: number): number {
    const isFirst = index === 0 || this.#pieceOf[index - 1] !== this.#pieceOf[index];
    return isFirst ? 0 : (this.#endOf[index - 1] ?? 0);
  }

  /** Copies an update to the end of the last piece, or makes it a piece of its own. Answers where it starts there. */
  #placeFor(update: Uint8Array): number {
    if (update.byteLength >= WORTH_A_PIECE) {
      this.#pieces.push(update);
      return 0;
    }
    const used = this.#usedOfLast();
    const last = this.#pieces.at(-1);
    if (last !== undefined && used + update.byteLength <= last.byteLength) {
      last.set(update, used);
      return used;
    }
    // Not from a pool: what else is in there would stay as long as this.
    const piece = new Uint8Array(Math.max(this.#nextPiece, update.byteLength));
    this.#nextPiece = Math.min(LARGEST_PIECE, this.#nextPiece * 2);
    piece.set(update);
    this.#pieces.push(piece);
    return 0;
  }

  #usedOfLast(): number {
    return this.#pieceOf.at(-1) === this.#pieces.length - 1 ? (this.#endOf.at(-1) ?? 0) : 0;
  }
}
