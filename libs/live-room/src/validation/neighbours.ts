// A struct names the two between which it was made. Yjs believes that both stand in one list; when they do not, what
// becomes of it depends on what a replica has collected as garbage, and from then on replicas differ.

import * as Y from 'yjs';
import type { DecodedUpdate, Struct } from './decode-update';
import { FoundStructs } from './found-structs';
import { Refusal } from './refusal';

/** One list: the type it is in and, for a map, the key. Collected structs say no more where they stood. */
type Place = { readonly list: string | null; readonly isDeleted: boolean };

const COLLECTED: Place = { list: null, isDeleted: true };

/** @throws {Refusal} for a new struct between neighbours of two lists. All dependencies must be known. */
export function checkNeighbours(doc: Y.Doc, update: DecodedUpdate): void {
  const between = update.structs.filter((struct): struct is Y.Item => isBetween(struct) && isNew(doc, struct));
  if (between.length === 0) return;
  const places = new Places(new FoundStructs(doc, update));
  for (const { origin, rightOrigin } of between) {
    if (origin === null || rightOrigin === null) continue;
    const [left, right] = [places.of(origin), places.of(rightOrigin)];
    const isOneList = left.list === right.list;
    const areGone = left.isDeleted && right.isDeleted && (left.list === null || right.list === null);
    if (!isOneList && !areGone) throw new Refusal('malformed-update');
  }
}

const isBetween = (struct: Struct): boolean => struct instanceof Y.Item && struct.origin !== null && struct.rightOrigin !== null;

const isNew = (doc: Y.Doc, { id, length }: Struct): boolean => id.clock + length > Y.getState(doc.store, id.client);

class Places {
  readonly #structs: FoundStructs;
  readonly #known = new Map<Struct, Place>();

  constructor(structs: FoundStructs) {
    this.#structs = structs;
  }

  /** Follows neighbours, thousands of them perhaps, to one that says in which list it stands. */
  of(id: Y.ID): Place {
    const passed: Struct[] = [];
    let place: Place | undefined;
    for (let struct = this.#structs.find(id); place === undefined; ) {
      if (!(struct instanceof Y.Item)) place = COLLECTED;
      else place = this.#known.get(struct) ?? this.#stated(struct);
      if (place !== undefined || !(struct instanceof Y.Item)) break;
      passed.push(struct);
      const neighbour = struct.origin ?? struct.rightOrigin;
      // Circles were refused before.
      struct = neighbour === null ? undefined : this.#structs.find(neighbour);
    }
    const found = place ?? COLLECTED;
    for (const struct of passed) this.#known.set(struct, found);
    return found;
  }

  /** Undefined when it only names a neighbour. */
  #stated({ parent: stated, parentSub }: Y.Item): Place | undefined {
    // Decoding leaves a root's name or a parent's id where the types say a type would be.
    const parent: unknown = stated;
    const key = parentSub === null ? '' : `.${parentSub}`;
    if (parent instanceof Y.AbstractType) return { list: `${nameOf(parent)}${key}`, isDeleted: parent._item?.deleted ?? false };
    if (typeof parent === 'string') return { list: `root ${parent}${key}`, isDeleted: false };
    if (!(parent instanceof Y.ID)) return undefined;
    return { list: `${parent.client}:${parent.clock}${key}`, isDeleted: this.#structs.find(parent)?.deleted ?? true };
  }
}

// Yjs types the elements of a type as any; only its place is asked for.
const nameOf = (type: Y.AbstractType<unknown>): string =>
  type._item === null ? `root ${Y.findRootTypeKey(type)}` : `${type._item.id.client}:${type._item.id.clock}`;
