/** How long a client that has nothing waits until it has all. */
import * as Y from 'yjs';
import { authFrame, STEP, syncFrame } from './frames.mts';
import { type Place, RawClient } from './raw-client.mts';

/** A document that is being asked for; the bytes are looked at only when all have come. */
export type Join = { readonly client: RawClient; readonly complete: () => Promise<number> };

const EMPTY_STATE_VECTOR = Uint8Array.of(0);

/** Connects; `complete` asks for the document and gives the milliseconds until all of it was there. */
export async function prepareJoin(
  place: Place,
  expected: ReadonlyMap<number, number>,
): Promise<Join> {
  const client = await RawClient.connect(place);
  return { client, complete: () => ask(client, place, expected) };
}

function ask(
  client: RawClient,
  { token }: Place,
  expected: ReadonlyMap<number, number>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const known = new Map<number, number>();
    client.onFrame((frame) => {
      if (frame.kind === 'denied') reject(new Error(`the server refuses: ${frame.reason}`));
      if (frame.kind !== 'step2' && frame.kind !== 'update') return;
      // Taken before the bytes are looked at: a server may send the document in parts.
      const after = performance.now() - began;
      for (const [clientId, clock] of Y.parseUpdateMeta(frame.payload).to)
        known.set(clientId, Math.max(clock, known.get(clientId) ?? 0));
      if ([...expected].every(([clientId, clock]) => (known.get(clientId) ?? 0) >= clock))
        resolve(after);
    });
    client.send(authFrame(client.prefix, token ?? ''));
    client.send(syncFrame(client.prefix, STEP.step1, EMPTY_STATE_VECTOR));
  });
}
