import * as Y from 'yjs';
import type { DecodedUpdate, Struct } from './decode-update';

/** Finds structs of an update that is not applied yet, and below them those of the document. */
export class FoundStructs {
  readonly #doc: Y.Doc;
  readonly #byClient = new Map<number, Struct[]>();

  constructor(doc: Y.Doc, update: DecodedUpdate) {
    this.#doc = doc;
    for (const struct of update.structs) {
      const known = this.#byClient.get(struct.id.client);
      if (known === undefined) this.#byClient.set(struct.id.client, [struct]);
      else known.push(struct);
    }
  }

  /** Undefined for a clock that neither knows. */
  find(id: Y.ID): Struct | undefined {
    const own = structAt(this.#byClient.get(id.client) ?? [], id.clock);
    if (own !== undefined || id.clock >= Y.getState(this.#doc.store, id.client)) return own;
    return Y.getItem(this.#doc.store, id);
  }
}

/** The struct that holds a clock, among structs of one client in order; undefined outside of them. */
function structAt(structs: readonly Struct[], clock: number): Struct | undefined {
  let [low, high] = [0, structs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle];
    if (struct === undefined || struct.id.clock > clock) high = middle - 1;
    else if (struct.id.clock + struct.length <= clock) low = middle + 1;
    else return struct;
  }
  return undefined;
}
