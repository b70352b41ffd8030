import * as Y from 'yjs';
import type { Struct } from './decode-update';
import type { FoundStructs } from './found-structs';

/** What a list is part of: the children of the root or of an element, the letters of a text, or values under names. */
export type ListKind = 'root' | 'element' | 'text' | 'values' | 'other';

/** One list: the type it is in and, for a map, the key. Collected structs say no more where they stood. */
export type Place = { readonly list: string | null; readonly kind: ListKind; readonly isDeleted: boolean };

const COLLECTED: Place = { list: null, kind: 'other', isDeleted: true };

/** Finds in which list a struct stands, or will stand. All dependencies must be known. */
export class Places {
  readonly #structs: FoundStructs;
  readonly #known = new Map<Struct, Place>();

  constructor(structs: FoundStructs) {
    this.#structs = structs;
  }

  /** Where a known character or element stands. */
  at(id: Y.ID): Place {
    return this.of(this.#structs.find(id));
  }

  /** Follows neighbours, thousands of them perhaps, to one that says in which list it stands. */
  of(asked: Struct | undefined): Place {
    const passed: Struct[] = [];
    let place: Place | undefined;
    for (let struct = asked; place === undefined; ) {
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
    const kindIn = (type: unknown): ListKind => {
      if (parentSub === null) return kindOf(type);
      // The root has children and no attributes.
      return type === 'root' ? 'other' : 'values';
    };
    if (parent instanceof Y.AbstractType) {
      const kind = kindIn(parent._item === null ? 'root' : parent);
      return { list: `${nameOf(parent)}${key}`, kind, isDeleted: parent._item?.deleted ?? false };
    }
    if (typeof parent === 'string') return { list: `root ${parent}${key}`, kind: kindIn('root'), isDeleted: false };
    if (!(parent instanceof Y.ID)) return undefined;
    const above = this.#structs.find(parent);
    const type = above instanceof Y.Item && above.content instanceof Y.ContentType ? above.content.type : null;
    return { list: `${parent.client}:${parent.clock}${key}`, kind: kindIn(type), isDeleted: above?.deleted ?? true };
  }
}

function kindOf(type: unknown): ListKind {
  if (type === 'root') return 'root';
  if (type instanceof Y.XmlElement) return 'element';
  return type instanceof Y.XmlText ? 'text' : 'other';
}

// Yjs types the elements of a type as any; only its place is asked for.
const nameOf = (type: Y.AbstractType<unknown>): string =>
  type._item === null ? `root ${Y.findRootTypeKey(type)}` : `${type._item.id.client}:${type._item.id.clock}`;
