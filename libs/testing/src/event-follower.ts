/** Something with its number in the order of a dossier. */
type Numbered = { readonly seq: number };

/**
 * Follows a dossier as a client of others would: what it hears live is a hint that may be lost, come twice or too late;
 * what it has not, it reads after the last number that it has. `seen` is everything that it was given, nothing left out
 * of it, so that a repeat shows.
 */
export class EventFollower {
  readonly seen: number[] = [];
  #reading: Promise<void> | null = null;
  #calls = 0;

  /** `read` gives the next events after a number, ascending, a page at most. */
  constructor(private readonly read: (after: number) => Promise<readonly Numbered[]>) {}

  get last(): number {
    return this.seen.at(-1) ?? 0;
  }

  /** A live event: the next one is taken as it is, an old one is known, and a later one says that some are missing. */
  hear({ seq }: Numbered): void {
    if (seq <= this.last) return;
    if (seq === this.last + 1 && this.#reading === null) this.seen.push(seq);
    // A server that is away answers nothing; who is connected again calls for it anew.
    else this.catchUp().catch(() => undefined);
  }

  /** Reads until there is no more; call it whenever the connection is back. A read that fails ends it until the next call. */
  catchUp(): Promise<void> {
    this.#calls += 1;
    this.#reading ??= this.#readAll();
    return this.#reading;
  }

  /** A call while a read is under way counts, also when that read fails: it may be of a connection that is gone. */
  async #readAll(): Promise<void> {
    let answered = 0;
    try {
      while (answered !== this.#calls) {
        answered = this.#calls;
        try {
          await this.#readPages();
        } catch (fault) {
          // Given to whoever called, unless somebody called again meanwhile.
          if (answered === this.#calls) throw fault;
        }
      }
    } finally {
      // At once: a call that came a moment later would be answered by a read that is over.
      this.#reading = null;
    }
  }

  async #readPages(): Promise<void> {
    for (;;) {
      const page = await this.read(this.last);
      if (page.length === 0) return;
      this.seen.push(...page.map(({ seq }) => seq));
    }
  }
}
