import type { DocumentMark, DocumentNode } from '../document-json';

type Attributes = Readonly<Record<string, unknown>>;

const sorted = (attrs: Attributes | undefined): Attributes =>
  Object.fromEntries(
    Object.entries(attrs ?? {})
      .filter(([, value]) => value !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

const withAttributes = (attrs: Attributes | undefined): { attrs?: Attributes } => {
  const found = sorted(attrs);
  return Object.keys(found).length === 0 ? {} : { attrs: found };
};

const normalMarks = (marks: readonly DocumentMark[] | undefined): { marks?: readonly DocumentMark[] } => {
  if (marks === undefined || marks.length === 0) return {};
  const found = marks.map(({ type, attrs }) => ({ type, ...withAttributes(attrs) }));
  return { marks: found.sort((one, other) => (one.type < other.type ? -1 : 1)) };
};

/** A node in the one way of writing it: two that say the same are the same JSON. */
export const normalNode = ({ type, attrs, content, text, marks }: DocumentNode): DocumentNode => {
  const inner = normalContent(content ?? []);
  return {
    type,
    ...withAttributes(attrs),
    ...(inner.length === 0 ? {} : { content: inner }),
    ...(text === undefined ? {} : { text }),
    ...normalMarks(marks),
  };
};

/** Nodes in the one way of writing them; pieces of text that look the same are one piece. */
export function normalContent(nodes: readonly DocumentNode[]): DocumentNode[] {
  const joined: DocumentNode[] = [];
  for (const node of nodes.map(normalNode)) {
    const last = joined.at(-1);
    if (node.type === 'text' && (node.text ?? '') === '') continue;
    if (last?.type === 'text' && node.type === 'text' && looksLike(last, node)) {
      joined[joined.length - 1] = { ...last, text: (last.text ?? '') + (node.text ?? '') };
    } else joined.push(node);
  }
  return joined;
}

/** Whether two normal nodes bear the same marks. */
export const looksLike = (one: DocumentNode, other: DocumentNode): boolean =>
  JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);
