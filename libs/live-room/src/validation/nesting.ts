import * as Y from 'yjs';
import type { DecodedUpdate, Struct } from './decode-update';
import { FoundStructs } from './found-structs';
import { Refusal } from './refusal';

/** @throws {Refusal} when a value holds values deeper than `deepest`. Walks without recursion. */
export function checkValueNesting(value: unknown, deepest: number): void {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null || next.value instanceof Uint8Array) continue;
    if (next.depth >= deepest) throw new Refusal('malformed-update');
    for (const inner of Object.values(next.value)) open.push({ value: inner, depth: next.depth + 1 });
  }
}

/**
 * @throws {Refusal} when a new type would stand deeper than `deepest` under its root. Renderers and the editor
 * walk types recursively, so depth is a danger of its own. All dependencies must be known ({@link judgeUpdate}).
 */
export function checkTypeNesting(doc: Y.Doc, update: DecodedUpdate, deepest: number): void {
  const types = update.structs.filter((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentType);
  if (types.length === 0) return;
  const depths = new Depths(new FoundStructs(doc, update));
  for (const type of types) if (depths.depthOf(type) > deepest) throw new Refusal('malformed-update');
}

type Place = Struct | undefined;

class Depths {
  readonly #structs: FoundStructs;
  readonly #depths = new Map<Place, number>();

  constructor(structs: FoundStructs) {
    this.#structs = structs;
  }

  /** How many types stand above a struct; the root counts as the first. */
  depthOf(struct: Place): number {
    // A set: neighbours may form a chain of thousands, or, from a hostile sender, a circle.
    const path = new Set<Place>();
    let place = struct;
    let depth = this.#depths.get(place);
    while (depth === undefined) {
      path.add(place);
      const above = this.#above(place);
      if (above === 'root' || path.has(above)) depth = 0;
      else {
        place = above;
        depth = this.#depths.get(place);
      }
    }
    for (const passed of [...path].reverse()) {
      depth += this.#isChild(passed) ? 1 : 0;
      this.#depths.set(passed, depth);
    }
    return depth;
  }

  /** A struct that names its parent stands one below it; one that names a neighbour stands beside it. */
  #isChild(struct: Place): boolean {
    return struct instanceof Y.Item && struct.parent !== null;
  }

  #above(struct: Place): Place | 'root' {
    if (!(struct instanceof Y.Item)) return 'root';
    // Decoding leaves a root's name or a parent's id where the types say a type would be.
    const parent: unknown = struct.parent;
    if (parent instanceof Y.ID) return this.#find(parent);
    if (parent instanceof Y.AbstractType) return parent._item ?? 'root';
    if (typeof parent === 'string') return 'root';
    const neighbour = struct.origin ?? struct.rightOrigin;
    return neighbour === null ? 'root' : this.#find(neighbour);
  }

  #find(id: Y.ID): Place | 'root' {
    return this.#structs.find(id) ?? 'root';
  }
}
