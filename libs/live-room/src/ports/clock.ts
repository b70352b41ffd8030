/** Time for the engine: logins, limits and log order use the real clock, never the dossier clock. */
export interface EngineClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs once after so many milliseconds; the answer cancels. */
  after(milliseconds: number, run: () => void): () => void;
}

/** The machine's clock; its timers do not keep the process alive. */
export const machineClock: EngineClock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
