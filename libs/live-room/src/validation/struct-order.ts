// Structs of several clients in one update may build on one another. Yjs takes them in whatever order that needs; when
// they build on one another in a circle there is none, and it would park them for ever.

import * as Y from 'yjs';
import type { Struct } from './decode-update';

/** Whether the structs of an update, all of whose foundations are known or among them, can be taken one by one. */
export function hasOrder(doc: Y.Doc, structs: readonly Struct[]): boolean {
  const byClient = new Map<number, Struct[]>();
  for (const struct of structs) {
    const known = byClient.get(struct.id.client);
    if (known === undefined) byClient.set(struct.id.client, [struct]);
    else known.push(struct);
  }
  // One client's own structs stand in order: what they build on in themselves was looked at before.
  return byClient.size < 2 || new Ordering(doc, byClient).takesAll();
}

class Ordering {
  readonly #doc: Y.Doc;
  readonly #queues: ReadonlyMap<number, readonly Struct[]>;
  readonly #next = new Map<number, number>();
  /** Clients that cannot go on before another one does, under that other one. */
  readonly #waiting = new Map<number, number[]>();

  constructor(doc: Y.Doc, queues: ReadonlyMap<number, readonly Struct[]>) {
    this.#doc = doc;
    this.#queues = queues;
  }

  takesAll(): boolean {
    const ready = [...this.#queues.keys()];
    let left = ready.length;
    for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
      const before = this.#next.get(client) ?? 0;
      const blocker = this.#advance(client);
      if (blocker === null) left -= 1;
      else this.#waiting.set(blocker, [...(this.#waiting.get(blocker) ?? []), client]);
      // Whoever waited for this client looks again, also when it got only part of the way; not when it got nowhere.
      if (before === (this.#next.get(client) ?? 0)) continue;
      const woken = this.#waiting.get(client) ?? [];
      this.#waiting.delete(client);
      ready.push(...woken);
    }
    return left === 0;
  }

  /** Takes a client's structs as far as they go; answers with the client that it then waits for. */
  #advance(client: number): number | null {
    const queue = this.#queues.get(client) ?? [];
    let at = this.#next.get(client) ?? 0;
    for (; at < queue.length; at++) {
      const blocker = this.#blockerOf(queue[at]);
      if (blocker === null) continue;
      this.#next.set(client, at);
      return blocker;
    }
    this.#next.set(client, at);
    return null;
  }

  #blockerOf(struct: Struct | undefined): number | null {
    if (!(struct instanceof Y.Item)) return null;
    // Decoding leaves a parent's id where the types say a type would be.
    const parent: unknown = struct.parent;
    for (const id of [struct.origin, struct.rightOrigin, parent]) {
      if (id instanceof Y.ID && id.client !== struct.id.client && id.clock >= this.#reached(id.client)) return id.client;
    }
    return null;
  }

  #reached(client: number): number {
    const last = this.#queues.get(client)?.[(this.#next.get(client) ?? 0) - 1];
    return Math.max(Y.getState(this.#doc.store, client), last === undefined ? 0 : last.id.clock + last.length);
  }
}
