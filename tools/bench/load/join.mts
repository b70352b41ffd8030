/** How long a client that has nothing waits until it has all. */
import * as Y from 'yjs';
import { authFrame, STEP, syncFrame } from './frames.mts';
import { type Place, RawClient } from './raw-client.mts';

/** A document that is being asked for. */
export type Join = { readonly client: RawClient; readonly complete: () => Promise<number> };

const EMPTY_STATE_VECTOR = Uint8Array.of(0);

/**
 * The clocks that updates hold. Looking at a large one takes milliseconds, which those whose messages wait meanwhile
 * would be said to have waited for the server: bytes that somebody else got, too, are looked at once.
 */
export class ClocksSeen {
  readonly #seen: { readonly update: Uint8Array; readonly clocks: ReadonlyMap<number, number> }[] = [];

  of(update: Uint8Array): ReadonlyMap<number, number> {
    const known = this.#seen.find((each) => Buffer.compare(each.update, update) === 0);
    if (known) return known.clocks;
    const clocks = Y.parseUpdateMeta(update).to;
    this.#seen.push({ update, clocks });
    return clocks;
  }
}

/** Connects; `complete` asks for the document and gives the milliseconds until all of it was there. */
export async function prepareJoin(
  place: Place,
  looked: { readonly expected: ReadonlyMap<number, number>; readonly seen: ClocksSeen },
): Promise<Join> {
  const client = await RawClient.connect(place);
  return { client, complete: () => ask(client, place, looked) };
}

function ask(
  client: RawClient,
  { token }: Place,
  { expected, seen }: { readonly expected: ReadonlyMap<number, number>; readonly seen: ClocksSeen },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const known = new Map<number, number>();
    client.onFrame((frame) => {
      if (frame.kind === 'denied') reject(new Error(`the server refuses: ${frame.reason}`));
      if (frame.kind !== 'step2' && frame.kind !== 'update') return;
      // Taken before the bytes are looked at: a server may send the document in parts.
      const after = performance.now() - began;
      for (const [clientId, clock] of seen.of(frame.payload))
        known.set(clientId, Math.max(clock, known.get(clientId) ?? 0));
      if ([...expected].every(([clientId, clock]) => (known.get(clientId) ?? 0) >= clock))
        resolve(after);
    });
    client.send(authFrame(client.prefix, token ?? ''));
    client.send(syncFrame(client.prefix, STEP.step1, EMPTY_STATE_VECTOR));
  });
}
