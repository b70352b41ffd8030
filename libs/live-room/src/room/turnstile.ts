/** Why a room's work waits. `loading` and `rights` stop everything, the others only writing. */
export type Hold = 'loading' | 'rights' | 'closing' | 'storage';

const stopsReading: ReadonlySet<Hold> = new Set<Hold>(['loading', 'rights']);

type Task = { readonly kind: 'read' | 'write'; readonly run: () => void };

/** Lets a room's work through in the order in which it came, or keeps it while there is a reason to wait. */
export class Turnstile {
  readonly #holds = new Set<Hold>();
  #waiting: Task[] = [];

  /** Runs later, in order; for work that is not let through now ({@link isOpenFor}). */
  wait(kind: Task['kind'], run: () => void): void {
    this.#waiting.push({ kind, run });
  }

  hold(reason: Hold): void {
    this.#holds.add(reason);
  }

  release(reason: Hold): void {
    if (!this.#holds.delete(reason)) return;
    const tasks = this.#waiting;
    this.#waiting = [];
    // A task may bring a new hold: the rest waits again, in the same order.
    for (const task of tasks) {
      if (this.isOpenFor(task.kind)) task.run();
      else this.#waiting.push(task);
    }
  }

  isHeldFor(reason: Hold): boolean {
    return this.#holds.has(reason);
  }

  get isIdle(): boolean {
    return this.#holds.size === 0 && this.#waiting.length === 0;
  }

  /** Whether nothing holds this kind of work, and none of it is waiting already. */
  isOpenFor(kind: Task['kind']): boolean {
    if (this.#holds.size === 0 && this.#waiting.length === 0) return true;
    if (kind === 'write') return this.#holds.size === 0 && !this.#waiting.some((task) => task.kind === 'write');
    return ![...this.#holds].some((hold) => stopsReading.has(hold));
  }
}
