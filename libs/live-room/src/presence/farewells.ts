/** Longer than a message of another instance can be late, and machines' clocks differ. Milliseconds. */
const KEEP_MS = 60_000;

/** With which clock clients left, as long as something of before may still come. */
export class Farewells {
  /** The oldest first. */
  readonly #left = new Map<number, { readonly clock: number; readonly at: number }>();

  /** 0 when nothing is known of it. */
  of(clientId: number): number {
    return this.#left.get(clientId)?.clock ?? 0;
  }

  note(clientId: number, clock: number, now: number): void {
    this.#left.delete(clientId);
    this.#left.set(clientId, { clock, at: now });
    for (const [oldest, { at }] of this.#left) {
      if (now - at < KEEP_MS) return;
      this.#left.delete(oldest);
    }
  }
}
