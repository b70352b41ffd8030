// What an update means for a document, before it is applied: the whole of it is known, something it builds on is
// missing, it contradicts what is known, or it is new. Yjs applies the first and the last completely, and would park
// the second as pending for ever; so only the last is applied.

import * as Y from 'yjs';
import type { ClockRange } from '../ports/room-log';
import type { DecodedUpdate, DeletedRange, Struct } from './decode-update';
import { Refusal } from './refusal';
import { contradictedClock } from './same-structs';
import { hasOrder } from './struct-order';

/** `covered`: the structs that it holds, per client. `fresh`: those of them that the document lacks. */
export type Judgement =
  | { readonly kind: 'known'; readonly covered: readonly ClockRange[] }
  | { readonly kind: 'gap' }
  | { readonly kind: 'forged'; readonly clientId: number; readonly clock: number }
  | { readonly kind: 'new'; readonly covered: readonly ClockRange[]; readonly fresh: readonly ClockRange[] };

/** @throws {Refusal} for structs that cannot be of any document. */
export function judgeUpdate(doc: Y.Doc, update: DecodedUpdate): Judgement {
  const covered = coveredRanges(doc, update.structs);
  if (covered === null) return { kind: 'gap' };
  const reach = reachOf(doc, covered);
  if (update.structs.some((struct) => lacksDependency(struct, reach))) return { kind: 'gap' };
  if (lacksDeleted(update.deletes, reach)) return { kind: 'gap' };
  const forged = firstContradiction(doc, update.structs);
  if (forged !== null) return { kind: 'forged', ...forged };
  const fresh = covered.flatMap((range) => freshPart(doc, range));
  if (fresh.length > 1 && !hasOrder(doc, update.structs)) throw new Refusal('malformed-update');
  if (fresh.length === 0 && !deletesAnything(doc, update.deletes)) return { kind: 'known', covered };
  if (update.structs.some((struct) => skipsUnknown(doc, struct))) throw new Refusal('malformed-update');
  return { kind: 'new', covered, fresh };
}

/** A skip stands for structs that somebody has; ahead of what is known it would count as known once it is stored. */
const skipsUnknown = (doc: Y.Doc, struct: Struct): boolean =>
  struct instanceof Y.Skip && struct.id.clock + struct.length > Y.getState(doc.store, struct.id.client);

/** The ranges of the structs per client; null when clocks before or between them are missing. */
function coveredRanges(doc: Y.Doc, structs: readonly Struct[]): ClockRange[] | null {
  const ranges = new Map<number, { clientId: number; from: number; to: number }>();
  for (const struct of structs) {
    // A skip says that its sender lacks something too; what follows must fit without it.
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    const range = ranges.get(client);
    const reached = Math.max(Y.getState(doc.store, client), range?.to ?? 0);
    if (clock > reached) return null;
    if (range === undefined) ranges.set(client, { clientId: client, from: clock, to: clock + struct.length });
    else range.to = Math.max(range.to, clock + struct.length);
  }
  return [...ranges.values()];
}

/** The clock that each client has reached once the update is applied. */
function reachOf(doc: Y.Doc, covered: readonly ClockRange[]): (client: number) => number {
  const ends = new Map(covered.map(({ clientId, to }) => [clientId, to]));
  return (client) => Math.max(Y.getState(doc.store, client), ends.get(client) ?? 0);
}

function lacksDependency(struct: Struct, reach: (client: number) => number): boolean {
  if (!(struct instanceof Y.Item)) return false;
  // Decoding leaves a parent's id where the types say a type would be.
  const parent: unknown = struct.parent;
  return [struct.origin, struct.rightOrigin, parent].some((id) => {
    if (!(id instanceof Y.ID)) return false;
    if (id.client === struct.id.client && id.clock >= struct.id.clock) throw new Refusal('malformed-update');
    return id.clock >= reach(id.client);
  });
}

function lacksDeleted(deletes: DecodedUpdate['deletes'], reach: (client: number) => number): boolean {
  for (const [client, ranges] of deletes) {
    const reached = reach(client);
    if (ranges.some(({ clock, len }) => clock + len > reached)) return true;
  }
  return false;
}

function firstContradiction(doc: Y.Doc, structs: readonly Struct[]): { clientId: number; clock: number } | null {
  for (const struct of structs) {
    if (struct.id.clock >= Y.getState(doc.store, struct.id.client)) continue;
    const clock = contradictedClock(doc, struct);
    if (clock !== null) return { clientId: struct.id.client, clock };
  }
  return null;
}

function freshPart(doc: Y.Doc, { clientId, from, to }: ClockRange): ClockRange[] {
  const state = Y.getState(doc.store, clientId);
  return to <= state ? [] : [{ clientId, from: Math.max(from, state), to }];
}

/** Whether the document still has any of the deleted clocks. */
export const deletesAnything = (doc: Y.Doc, deletes: DecodedUpdate['deletes']): boolean => undeleted(doc, deletes).next().done !== true;

/** How many of the deleted clocks the document still has. */
export function countUndeleted(doc: Y.Doc, deletes: DecodedUpdate['deletes']): number {
  let count = 0;
  for (const { clocks } of undeleted(doc, deletes)) count += clocks;
  return count;
}

type Undeleted = { readonly struct: Struct | null; readonly clocks: number };

/** What the document still has of what would be deleted: structs, with how many of their clocks; null for what it lacks. */
export function* undeleted(doc: Y.Doc, deletes: DecodedUpdate['deletes']): Generator<Undeleted> {
  for (const [client, ranges] of deletes) for (const range of ranges) yield* undeletedIn(doc, client, range);
}

function* undeletedIn(doc: Y.Doc, client: number, { clock, len }: DeletedRange): Generator<Undeleted> {
  const structs = doc.store.clients.get(client) ?? [];
  const end = clock + len;
  const state = Y.getState(doc.store, client);
  if (end > state) yield { struct: null, clocks: end - Math.max(clock, state) };
  if (clock >= state) return;
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index];
    if (struct === undefined || struct.id.clock >= end) return;
    if (!struct.deleted) yield { struct, clocks: Math.min(end, struct.id.clock + struct.length) - Math.max(clock, struct.id.clock) };
  }
}
