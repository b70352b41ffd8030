/**
 * What must be undone when a command ends, in reverse order, exactly once: after a signal, after the
 * process that started it was killed, after a fault, or when it is done.
 */
type Ending = () => void | Promise<void>;

export class Lifetime {
  readonly #endings: Ending[] = [];
  readonly #aborter = new AbortController();
  readonly #codeWhenStopped: number;
  #end: Promise<void> | undefined;

  /** A server is meant to be stopped and exits with 0; a check that was stopped has proven nothing. */
  constructor(codeWhenStopped: number) {
    this.#codeWhenStopped = codeWhenStopped;
    // Once or five times: the first signal ends, the others find it ending.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => void this.endAndExit());
    process.on('disconnect', () => void this.endAndExit());
  }

  get isEnding(): boolean {
    return this.#end !== undefined;
  }

  /** Aborts when the end begins, for what waits. */
  get ending(): AbortSignal {
    return this.#aborter.signal;
  }

  /**
   * Registers what to undo at the end, and gives what takes that back; when the end has begun already,
   * it is undone at once.
   */
  async onEnd(undo: Ending): Promise<() => void> {
    if (this.isEnding) await undo();
    else this.#endings.push(undo);
    return () => {
      const place = this.#endings.indexOf(undo);
      if (place >= 0) this.#endings.splice(place, 1);
    };
  }

  end(): Promise<void> {
    this.#end ??= this.#undoAll();
    return this.#end;
  }

  /** Resolves when the end has begun. */
  untilEnding(): Promise<void> {
    return new Promise((resolve) => {
      if (this.isEnding) resolve();
      this.ending.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  private async endAndExit(): Promise<void> {
    if (!this.isEnding) process.exitCode = this.#codeWhenStopped;
    await this.end();
    process.exit();
  }

  async #undoAll(): Promise<void> {
    // Lets `end()` return its promise first, so that whoever hears the abort sees `isEnding`.
    await Promise.resolve();
    this.#aborter.abort();
    for (let undo = this.#endings.pop(); undo !== undefined; undo = this.#endings.pop()) {
      try {
        await undo();
      } catch (fault) {
        // The other endings still have to happen; the exit code says that one failed.
        console.error(fault);
        process.exitCode = 1;
      }
    }
  }
}
