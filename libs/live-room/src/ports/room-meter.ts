/**
 * Measures the rooms. Called once per batch or more seldom, never per update: whoever listens may take its time in
 * the order of microseconds. Must not throw.
 */
export interface RoomMeter {
  /** A batch was answered by the log: so many updates, after so many milliseconds, repetitions included. */
  batchCommitted(updates: number, milliseconds: number): void;
  /** One update of many: the milliseconds from its receipt to its status. */
  answered(milliseconds: number): void;
  /** The log had updates that the bus did not bring. */
  busGapRepaired(): void;
}

/** Measures nothing. */
export const silentMeter: RoomMeter = {
  batchCommitted: () => undefined,
  answered: () => undefined,
  busGapRepaired: () => undefined,
};
