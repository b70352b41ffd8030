import { performance, type EventLoopUtilization } from 'node:perf_hooks';

/** Below this share of the time at work the thread has little to do. */
const LITTLE = 0.1;
/** Looks, one a second, in which it must have little to do. */
const QUIET_LOOKS = 2;
/** Between one time and the next; longer than idle documents stay, whose leaving does not make the process any larger. */
const LOOKS_BETWEEN = 12;
/** After one that was worth it, as long as they are worth it too: those who type meanwhile are held up each time. */
const MOST_REPEATS = 2;
/** What became free little by little is given back after so many quiet looks in a row. */
const LONG_QUIET = 600;
const MIB = 1024 * 1024;
const GROWN = 32 * MIB;
const WORTH_ANOTHER = 16 * MIB;

/** The process as this sees it. */
export type OwnProcess = {
  utilization(): EventLoopUtilization;
  /** Resident memory. Bytes. */
  residentBytes(): number;
  /** Collects all garbage and gives the pages back. It holds everything up meanwhile: a tenth of a second or two. */
  giveBack(): void;
};

/**
 * Gives memory back to the system once there is little to do. V8 keeps the pages that it frees for itself until it is told
 * to spare memory, so after a busy hour the process would stay as large as it ever was.
 */
export class SpareMemory {
  readonly #process: OwnProcess;
  #used: EventLoopUtilization;
  #quietLooks = 0;
  #looksSince = LOOKS_BETWEEN;
  #lowest = 0;
  #repeats = 0;

  constructor(ownProcess: OwnProcess) {
    this.#process = ownProcess;
    this.#used = ownProcess.utilization();
  }

  /** To be called once a second. */
  look(): void {
    this.#quietLooks = this.#share() < LITTLE ? this.#quietLooks + 1 : 0;
    this.#looksSince += 1;
    if (this.#quietLooks < QUIET_LOOKS || this.#looksSince < LOOKS_BETWEEN) return;
    const before = this.#process.residentBytes();
    const hasGrown = before >= this.#lowest + GROWN;
    if (!hasGrown && this.#repeats === 0 && this.#quietLooks % LONG_QUIET !== 0) return;
    this.#process.giveBack();
    this.#lowest = this.#process.residentBytes();
    const isWorthAnother = before - this.#lowest >= WORTH_ANOTHER;
    this.#repeats = isWorthAnother ? (hasGrown ? MOST_REPEATS : Math.max(0, this.#repeats - 1)) : 0;
    this.#looksSince = 0;
    // Collecting is work too, and not the work that is asked about.
    this.#used = this.#process.utilization();
  }

  #share(): number {
    const before = this.#used;
    this.#used = this.#process.utilization();
    const active = this.#used.active - before.active;
    return active / Math.max(1, active + this.#used.idle - before.idle);
  }
}

/** This process; null where it was not started with the flags of the product, and cannot be told to spare memory. */
export function ownProcess(): OwnProcess | null {
  const { gc } = globalThis;
  if (gc === undefined) return null;
  return {
    utilization: () => performance.eventLoopUtilization(),
    residentBytes: () => process.memoryUsage.rss(),
    giveBack: () => void gc({ type: 'major', execution: 'sync', flavor: 'last-resort' }),
  };
}
