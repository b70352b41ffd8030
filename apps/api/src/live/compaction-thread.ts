// The program of the compacting thread: gets the updates of a room, answers its state or why there is none.

import { parentPort } from 'node:worker_threads';
import { compactedState } from '@samenpen/live-room';
import type { CompactedState } from '@samenpen/live-room';

/** What the thread answers. */
export type CompactionAnswer = { readonly compacted: CompactedState } | { readonly fault: string };

parentPort?.on('message', (updates: readonly Uint8Array[]) => {
  parentPort?.postMessage(answerTo(updates));
});

function answerTo(updates: readonly Uint8Array[]): CompactionAnswer {
  try {
    return { compacted: compactedState(updates) };
  } catch (fault) {
    // Told to whoever asked, who leaves the room as it is.
    return { fault: fault instanceof Error ? fault.message : String(fault) };
  }
}
