// An update from outside is fully decoded before it touches a document: every length, every reference and every
// content class is looked at, so that nothing that follows can be surprised by the bytes.

import type { LiveLimits } from '@samenpen/live-protocol';
import { createDecoder, readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';
import { checkValueNesting } from './nesting';
import { Refusal } from './refusal';

export type Struct = Y.Item | Y.GC | Y.Skip;

/** Deleted clocks of one client: `len` from `clock`. */
export type DeletedRange = { readonly clock: number; readonly len: number };

/** What an update says. Structs of one client stand together, with rising clocks. */
export type DecodedUpdate = {
  readonly structs: readonly Struct[];
  readonly deletes: ReadonlyMap<number, readonly DeletedRange[]>;
};

/** What an update may hold. */
export type UpdateCaps = Pick<
  LiveLimits,
  'maxUpdateBytes' | 'maxStructsPerUpdate' | 'maxClientsPerUpdate' | 'maxNesting'
> & {
  /** Names of root types; a struct under any other is refused. */
  readonly roots: ReadonlySet<string>;
};

/** Clocks beyond this are no document's, and would lose precision in sums. */
const HIGHEST_CLOCK = 2 ** 48;

/** @throws {Refusal} `update-too-large`, `malformed-update` or `foreign-root`. */
export function decodeUpdate(update: Uint8Array, caps: UpdateCaps): DecodedUpdate {
  if (update.byteLength > caps.maxUpdateBytes) throw new Refusal('update-too-large');
  const { structs, ds } = decode(update);
  if (structs.length > caps.maxStructsPerUpdate) throw new Refusal('update-too-large');
  const clients = new Set<number>();
  let client: number | null = null;
  for (const struct of structs) {
    if (struct.id.client !== client) {
      client = struct.id.client;
      clients.add(client);
    }
    checkStruct(struct, caps);
  }
  if (clients.size !== blocksIn(update)) throw new Refusal('malformed-update');
  if (clients.size + ds.clients.size > caps.maxClientsPerUpdate) throw new Refusal('update-too-large');
  for (const ranges of ds.clients.values()) checkDeletedRanges(ranges);
  return { structs, deletes: ds.clients };
}

/** One per client; of two blocks of one client Yjs itself would keep only the last. */
const blocksIn = (update: Uint8Array): number => readVarUint(createDecoder(update));

function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  try {
    return Y.decodeUpdate(update);
  } catch (fault) {
    // lib0 throws plain errors for bytes that end early, a TypeError for unknown content, a RangeError for
    // nesting beyond the stack; all of them mean the same here.
    throw new Refusal('malformed-update', fault);
  }
}

function checkStruct(struct: Struct, caps: UpdateCaps): void {
  if (struct.length < 1 || struct.id.clock + struct.length > HIGHEST_CLOCK) throw new Refusal('malformed-update');
  if (!(struct instanceof Y.Item)) return;
  // Decoding leaves the name of a root where the types say a type would be.
  const parent: unknown = struct.parent;
  if (typeof parent === 'string' && !caps.roots.has(parent)) throw new Refusal('foreign-root');
  const { content } = struct;
  if (content instanceof Y.ContentAny) checkValueNesting(content.arr, caps.maxNesting);
  else if (content instanceof Y.ContentEmbed) checkValueNesting(content.embed, caps.maxNesting);
  else if (content instanceof Y.ContentFormat) checkValueNesting(content.value, caps.maxNesting);
  else if (!isPlainContent(content)) throw new Refusal('malformed-update');
}

/** Subdocuments, binaries and the JSON content of old versions have no place in a section. */
const isPlainContent = (content: unknown): boolean =>
  content instanceof Y.ContentString || content instanceof Y.ContentType || content instanceof Y.ContentDeleted;

/**
 * Whatever Yjs writes names each clock once, in order. Otherwise a large text could be gone through anew for each of many
 * thousand ranges.
 */
function checkDeletedRanges(ranges: readonly DeletedRange[]): void {
  let reached = 0;
  for (const { clock, len } of ranges) {
    if (len < 1 || clock < reached || clock + len > HIGHEST_CLOCK) throw new Refusal('malformed-update');
    reached = clock + len;
  }
}
