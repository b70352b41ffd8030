import { once } from 'node:events';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { CompactedState, Compactor } from '@samenpen/live-room';
import type { CompactionAnswer } from './compaction-thread';

/** A thread without work for so long ends, and its memory is free. Milliseconds. */
const IDLE_MS = 2_000;
/**
 * Above what the largest room needs, so that a damaged one does not take the server's memory, and with a young generation
 * that makes the thread collect its garbage: what its heap once took goes back only seconds after it ends. Megabytes.
 */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 3 };

const isTransferable = (buffer: ArrayBufferLike): buffer is ArrayBuffer => buffer instanceof ArrayBuffer;

/** Compacts in a thread of its own, so that nobody who types waits for it. Asked for one room at a time. */
export class WorkerCompactor implements Compactor {
  readonly #program: string;
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor(program = join(__dirname, 'compaction-thread.js')) {
    this.#program = program;
  }

  async compact(updates: readonly Uint8Array[]): Promise<CompactedState> {
    clearTimeout(this.#idle);
    const thread = (this.#thread ??= this.#start());
    const answered = new AbortController();
    try {
      // They were read for this alone, so they need not be copied.
      thread.postMessage(updates, [...new Set(updates.map(({ buffer }) => buffer))].filter(isTransferable));
      const answer = await Promise.race([answerOf(thread, answered.signal), endOf(thread, answered.signal)]);
      if ('fault' in answer) throw new Error(answer.fault);
      return answer.compacted;
    } finally {
      answered.abort();
      this.#idle = setTimeout(() => void this.stop(), IDLE_MS).unref();
    }
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }

  #start(): Worker {
    // The size with which the process was started would overrule the thread's own. The server's heap stays as it was made.
    setFlagsFromString('--max-semi-space-size=0');
    const thread = new Worker(this.#program, { resourceLimits: LIMITS });
    thread.unref();
    const forget = (): void => {
      if (this.#thread === thread) this.#thread = null;
    };
    thread.on('error', forget);
    thread.on('exit', forget);
    return thread;
  }
}

/** Rejects when the thread breaks. */
async function answerOf(thread: Worker, signal: AbortSignal): Promise<CompactionAnswer> {
  // The thread sends nothing but answers.
  const [answer] = (await once(thread, 'message', { signal })) as [CompactionAnswer];
  return answer;
}

async function endOf(thread: Worker, signal: AbortSignal): Promise<never> {
  await once(thread, 'exit', { signal });
  throw new Error('the compacting thread has ended');
}
