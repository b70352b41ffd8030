import { performance, type EventLoopUtilization } from 'node:perf_hooks';

/** The pace is looked at over so long. Milliseconds. */
const SPAN_MS = 50;
/** This many writes per millisecond earn a window of one. */
const WRITES_PER_MS = 1.5;
const LONGEST_WINDOW_MS = 6;
/** Shares of the time in which this thread works: above the first its time is short, below the second it has plenty. */
const SHORT = 0.8;
const PLENTY = 0.5;

/**
 * How long to gather before writing: not at all while there is time for every write, some milliseconds when sockets are
 * written to all the time and the time for it is short, because each write then carries more. One millisecond more or
 * less at a time, and none in between: gathering itself makes the time less short.
 */
export class WritePace {
  readonly #utilization: () => EventLoopUtilization;
  #spanFrom = 0;
  #used: EventLoopUtilization;
  #writes = 0;
  #windowMs = 0;

  constructor(utilization = (): EventLoopUtilization => performance.eventLoopUtilization()) {
    this.#utilization = utilization;
    this.#used = utilization();
  }

  /** Sockets that were written to. */
  wrote(sockets: number): void {
    this.#writes += sockets;
  }

  /** The window for what begins to gather at this time. Whole milliseconds. */
  windowAt(now: number): number {
    const spanMs = now - this.#spanFrom;
    if (spanMs < SPAN_MS) return this.#windowMs;
    const earned = Math.min(LONGEST_WINDOW_MS, Math.floor(this.#writes / spanMs / WRITES_PER_MS));
    this.#windowMs = Math.max(0, Math.min(earned, this.#windowMs + this.#step()));
    this.#spanFrom = now;
    this.#writes = 0;
    return this.#windowMs;
  }

  #step(): -1 | 0 | 1 {
    const before = this.#used;
    this.#used = this.#utilization();
    const idle = this.#used.idle - before.idle;
    const active = this.#used.active - before.active;
    const share = active / Math.max(1, idle + active);
    if (share > SHORT) return 1;
    return share < PLENTY ? -1 : 0;
  }
}
