/**
 * Somebody in a review session with a browser: follows the dossier live, reads the session again when told that it
 * changed, one read at a time, and what is heard meanwhile in one more read a moment later.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type Place, RawClient } from './raw-client.mts';

/** The rest that a browser takes between two reads that follow each other; milliseconds. */
const REST_MS = 250;

/** What was heard of a thread: which one, and when. */
export type HeardThread = { readonly thread: string; readonly at: number };

type Watcher = (session: string) => boolean;

export class Participant {
  /** Answers that were no success. */
  refused = 0;
  readonly heard: HeardThread[] = [];
  #session: string | null = null;
  #revision = 0;
  #text = '';
  #isReading = false;
  /** How often there was news, and how often there had been when the last read began. */
  #news = 0;
  #seen = 0;
  #watchers = new Map<Watcher, (at: number) => void>();

  readonly client: RawClient;
  readonly #origin: string;
  readonly #token: string;

  private constructor(client: RawClient, { origin, token }: { origin: string; token: string }) {
    this.client = client;
    this.#origin = origin;
    this.#token = token;
    client.onFrame((frame) => {
      if (frame.kind === 'told') this.#hear(frame.text);
    });
  }

  /** Follows the dossier at that place. */
  static async at(place: Place, { origin, token }: { origin: string; token: string }): Promise<Participant> {
    return new Participant(await RawClient.open(place), { origin, token });
  }

  /** Resolves with the instant at which this person's session, as it was read last, is so. */
  until(holds: Watcher): Promise<number> {
    if (holds(this.#text)) return Promise.resolve(performance.now());
    return new Promise((resolve) => this.#watchers.set(holds, resolve));
  }

  /** Makes a move in the session, and takes its answer as a browser does; resolves with the session's revision then. */
  async move(session: string, move: object): Promise<number> {
    this.#session = session;
    const text = await this.ask('POST', `/api/review-sessions/${session}/moves`, move);
    return text === null ? this.#revision : this.#take(text);
  }

  /** Null when it was refused. */
  async ask(method: string, path: string, body?: object): Promise<string | null> {
    const answer = await fetch(`${this.#origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.ok) return text;
    this.refused += 1;
    if (this.refused === 1) console.log(`  refused: ${answer.status} ${text.slice(0, 200)}`);
    return null;
  }

  #hear(text: string): void {
    // What the contract says of these messages.
    const hint = JSON.parse(text) as { type: string; session?: string; revision?: number; thread?: string };
    if (hint.type === 'thread-changed') this.heard.push({ thread: hint.thread ?? '', at: performance.now() });
    if (hint.type !== 'review-session-changed' || hint.session !== this.#session) return;
    if ((hint.revision ?? 0) > this.#revision) void this.#read();
  }

  async #read(): Promise<void> {
    this.#news += 1;
    if (this.#isReading) return;
    this.#isReading = true;
    while (this.#seen < this.#news) {
      this.#seen = this.#news;
      const text = await this.ask('GET', `/api/review-sessions/${this.#session ?? ''}`);
      if (text !== null) this.#take(text);
      if (this.#seen < this.#news) await pause(REST_MS);
    }
    this.#isReading = false;
  }

  /** An older answer that comes late changes nothing. Read by its signs: parsing it would be this process's work. */
  #take(text: string): number {
    const revision = Number(/"revision":(\d+)/.exec(text)?.[1] ?? 0);
    if (revision < this.#revision) return revision;
    this.#revision = revision;
    this.#text = text;
    const now = performance.now();
    for (const [holds, resolve] of this.#watchers) {
      if (!holds(text)) continue;
      this.#watchers.delete(holds);
      resolve(now);
    }
    return revision;
  }
}
