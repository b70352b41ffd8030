/** Why a room's work waits. `loading` and `rights` stop everything, the others only writing. */
export type Hold = 'loading' | 'rights' | 'closing' | 'storage';

const stopsReading: ReadonlySet<Hold> = new Set<Hold>(['loading', 'rights']);

type Task = { readonly kind: 'read' | 'write'; readonly run: () => void };

/** Lets a room's work through in the order in which it came, or keeps it while there is a reason to wait. */
export class Turnstile {
  readonly #holds = new Set<Hold>();
  #waiting: Task[] = [];

  /** Runs now when nothing holds this kind of work, else later, in order. */
  pass(kind: Task['kind'], run: () => void): void {
    const task = { kind, run };
    if (this.#isOpenFor(task)) run();
    else this.#waiting.push(task);
  }

  hold(reason: Hold): void {
    this.#holds.add(reason);
  }

  release(reason: Hold): void {
    if (!this.#holds.delete(reason)) return;
    const tasks = this.#waiting;
    this.#waiting = [];
    // A task may bring a new hold: the rest waits again, in the same order.
    for (const task of tasks) this.pass(task.kind, task.run);
  }

  isHeldFor(reason: Hold): boolean {
    return this.#holds.has(reason);
  }

  get isIdle(): boolean {
    return this.#holds.size === 0 && this.#waiting.length === 0;
  }

  #isOpenFor({ kind }: Task): boolean {
    if (kind === 'write') return this.#holds.size === 0 && !this.#waiting.some((task) => task.kind === 'write');
    return ![...this.#holds].some((hold) => stopsReading.has(hold));
  }
}
