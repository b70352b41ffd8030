import type { Bus } from '../ports/bus';
import type { EngineClock } from '../ports/clock';

/** What becomes of a message on its way to one instance. */
export type Fate = 'arrives' | 'is lost' | 'comes twice' | 'is late' | 'is very late';

const DELAY_MS = { 'is late': 15, 'is very late': 400 } as const;

/** The bus of several instances in one process, as bad as a test wants it. */
export class BadBus {
  /** Decides about each message and each receiver. */
  fate: (channel: string) => Fate = () => 'arrives';
  /** While true nothing is carried, and everybody knows. */
  isAway = false;
  /** While true nothing is carried, and nobody knows. */
  isSilent = false;
  /** Messages that were said, per kind of channel. */
  readonly said: string[] = [];
  readonly #clock: EngineClock;
  readonly #listeners = new Map<string, Set<(message: Uint8Array) => void>>();

  constructor(clock: EngineClock) {
    this.#clock = clock;
  }

  /** The bus as one instance sees it. */
  end(): Bus {
    const isAway = (): boolean => this.isAway;
    return {
      get isConnected() {
        return !isAway();
      },
      publish: (channel, message) => this.#publish(channel, message.slice()),
      subscribe: (channel, heard) => {
        const all = this.#listeners.get(channel) ?? new Set();
        this.#listeners.set(channel, all.add(heard));
        return () => void all.delete(heard);
      },
    };
  }

  #publish(channel: string, message: Uint8Array): void {
    this.said.push(channel);
    if (this.isAway || this.isSilent) return;
    for (const heard of this.#listeners.get(channel) ?? []) this.#carry(channel, () => heard(message));
  }

  #carry(channel: string, arrive: () => void): void {
    const fate = this.fate(channel);
    switch (fate) {
      case 'is lost':
        return;
      case 'comes twice':
        setImmediate(arrive);
        setImmediate(arrive);
        return;
      case 'arrives':
        setImmediate(arrive);
        return;
      case 'is late':
      case 'is very late':
        this.#clock.after(DELAY_MS[fate], arrive);
    }
  }
}
