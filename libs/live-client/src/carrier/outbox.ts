/** Messages on their way to the server: numbered from 1, and kept until the server says that it has taken them. */
export class Outbox {
  readonly #kept: Uint8Array[] = [];
  #first = 1;

  add(message: Uint8Array): void {
    this.#kept.push(message);
  }

  get isEmpty(): boolean {
    return this.#kept.length === 0;
  }

  /** The next request: the first messages that are not taken, at most about so many bytes, at least one. */
  next(maxBytes: number): { readonly first: number; readonly messages: readonly Uint8Array[] } {
    const messages: Uint8Array[] = [];
    let bytes = 0;
    for (const message of this.#kept) {
      bytes += message.length;
      if (messages.length > 0 && bytes > maxBytes) break;
      messages.push(message);
    }
    return { first: this.#first, messages };
  }

  /** The server expects this number next. False when it asks for what is not kept any more, or was never sent. */
  taken(next: number): boolean {
    const count = next - this.#first;
    if (count < 0 || count > this.#kept.length) return false;
    this.#kept.splice(0, count);
    this.#first = next;
    return true;
  }
}
