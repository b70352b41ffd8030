import { compactedState } from '../compaction/compacted-state';
import type { CompactedState } from '../compaction/compacted-state';

/** Makes one state of many updates; for a large room that is work of tens of milliseconds, so preferably elsewhere. */
export interface Compactor {
  /** Rejects when the state would not be what it replaces, or when nobody can work. */
  compact(updates: readonly Uint8Array[]): Promise<CompactedState>;
}

/** Works at once, in the caller's thread. */
export const compactorHere: Compactor = {
  compact: (updates) => Promise.resolve().then(() => compactedState(updates)),
};
