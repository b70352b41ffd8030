// A struct names the two between which it was made. Yjs believes that both stand in one list; when they do not, what
// becomes of it depends on what a replica has collected as garbage, and from then on replicas differ.

import * as Y from 'yjs';
import type { DecodedUpdate, Struct } from './decode-update';
import { FoundStructs } from './found-structs';
import { Places } from './places';
import { Refusal } from './refusal';

/** @throws {Refusal} for a new struct between neighbours of two lists. All dependencies must be known. */
export function checkNeighbours(doc: Y.Doc, update: DecodedUpdate): void {
  const between = update.structs.filter((struct): struct is Y.Item => isBetween(struct) && isNew(doc, struct));
  if (between.length === 0) return;
  const places = new Places(new FoundStructs(doc, update));
  for (const { origin, rightOrigin } of between) {
    if (origin === null || rightOrigin === null) continue;
    const [left, right] = [places.at(origin), places.at(rightOrigin)];
    const isOneList = left.list === right.list;
    const areGone = left.isDeleted && right.isDeleted && (left.list === null || right.list === null);
    if (!isOneList && !areGone) throw new Refusal('malformed-update');
  }
}

const isBetween = (struct: Struct): boolean => struct instanceof Y.Item && struct.origin !== null && struct.rightOrigin !== null;

const isNew = (doc: Y.Doc, { id, length }: Struct): boolean => id.clock + length > Y.getState(doc.store, id.client);
