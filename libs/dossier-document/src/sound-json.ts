// Makes of anything that a client may have put into a document something that the schema allows, and keeps the text of
// it where it can: what is unknown gives way to what stands in it, what stands in the wrong place is wrapped or lifted.

import { Fragment, Mark } from '@tiptap/pm/model';
import type { Node, NodeType } from '@tiptap/pm/model';
import { isSoundMark, rightAttributes } from './attribute-rules';
import type { DocumentMark, DocumentNode } from './document-json';
import { storableText } from './storable';
import { textSchema } from './text-extensions';

const soundMarks = (marks: readonly DocumentMark[] = []): readonly Mark[] =>
  Mark.setFrom(
    marks.flatMap(({ type, attrs }) => {
      const known = textSchema.marks[type];
      if (!known || !isSoundMark(type, attrs)) return [];
      return [known.create(attrs ?? null)];
    }),
  );

const childrenOf = (node: DocumentNode): Node[] => (node.content ?? []).flatMap(soundNodes);

/** What a node comes to: itself, what stands in it, or nothing. */
function soundNodes(node: DocumentNode): Node[] {
  if (node.type === 'text') return node.text ? [textSchema.text(storableText(node.text), soundMarks(node.marks))] : [];
  const type = textSchema.nodes[node.type];
  const attrs = rightAttributes(node.type, node.attrs);
  if (!type || type === textSchema.topNodeType || lacksRequired(type, attrs)) return childrenOf(node);
  const content = fitted(type, childrenOf(node));
  return content === null ? [] : [type.create(attrs, content, soundMarks(node.marks))];
}

const lacksRequired = (type: NodeType, attrs: object): boolean =>
  Object.entries(type.spec.attrs ?? {}).some(([name, spec]) => !('default' in spec) && !Object.hasOwn(attrs, name));

/** The content of a node of this type; null when nothing is left of one that must hold something. */
function fitted(type: NodeType, nodes: readonly Node[]): Fragment | null {
  const place = new Place(type);
  for (const node of type.inlineContent ? nodes : withLines(nodes)) place.put(node);
  return place.isEmpty && !type.isTextblock && !type.isLeaf ? null : place.finish();
}

/** Text between blocks becomes a paragraph of its own. */
function withLines(nodes: readonly Node[]): Node[] {
  const lines: Node[] = [];
  let line: Node[] = [];
  const end = (): void => {
    if (line.length > 0) lines.push(textSchema.node('paragraph', null, line));
    line = [];
  };
  for (const node of nodes) {
    if (node.isInline) {
      line.push(node);
      continue;
    }
    end();
    lines.push(node);
  }
  end();
  return lines;
}

class Place {
  #match;
  readonly #held: Node[] = [];

  constructor(type: NodeType) {
    this.#match = type.contentMatch;
  }

  get isEmpty(): boolean {
    return this.#held.length === 0;
  }

  put(node: Node): void {
    if (this.#take(node)) return;
    const filling = this.#match.fillBefore(Fragment.from(node));
    const wrapping = this.#match.findWrapping(node.type);
    if (filling !== null && filling.size > 0) {
      filling.forEach((filler) => void this.#take(filler));
      this.#take(node);
    } else if (wrapping !== null && wrapping.length > 0) {
      this.#take(wrapping.reduceRight<Node>((inner, type) => type.create(null, inner), node));
    } else node.forEach((inner) => this.put(inner));
  }

  finish(): Fragment {
    const end = this.#match.fillBefore(Fragment.empty, true) ?? Fragment.empty;
    return Fragment.fromArray(this.#held).append(end);
  }

  #take(node: Node): boolean {
    const next = this.#match.matchType(node.type);
    if (next === null) return false;
    this.#match = next;
    this.#held.push(node);
    return true;
  }
}

/** The JSON with everything that the schema of a text does not allow repaired or taken out. Never throws. */
export const soundJson = (json: DocumentNode): DocumentNode => {
  const top = textSchema.topNodeType;
  const content = fitted(top, childrenOf(json)) ?? top.createAndFill()?.content ?? Fragment.empty;
  // ProseMirror types its JSON as any.
  return withoutNothing(top.create(null, content).toJSON() as DocumentNode);
};

/** As a document gives it back: an attribute that says nothing is not there. */
export function withoutNothing({ attrs = {}, content, ...node }: DocumentNode): DocumentNode {
  const said = Object.entries(attrs).filter(([, value]) => value !== null);
  return {
    ...node,
    ...(said.length > 0 && { attrs: Object.fromEntries(said) }),
    ...(content !== undefined && { content: content.map(withoutNothing) }),
  };
}
