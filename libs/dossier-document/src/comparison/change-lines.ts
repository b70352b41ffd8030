import type { DocumentNode } from '../document-json';
import { documentText } from '../document-text';
import type { ComparedBlock, TextComparison } from './comparison';

/** What a change is, for a list of them. */
export type ChangeKind = 'added' | 'removed' | 'replaced' | 'formatted' | 'moved' | 'block';

/** One change of a comparison as a line: what went and what came. */
export type ChangeLine = { readonly change: number; readonly kind: ChangeKind; readonly before: string; readonly after: string };

const MOST_CHARACTERS = 90;

type Shorten = (text: string) => string;

/** The changes of a comparison, one line for each number, in reading order; longer words are cut off. */
export function changeLines(comparison: TextComparison, mostCharacters = MOST_CHARACTERS): ChangeLine[] {
  const short: Shorten = (text) => {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length <= mostCharacters ? line : `${line.slice(0, mostCharacters)}…`;
  };
  const lines = new Map<number, ChangeLine>();
  for (const line of comparison.blocks.flatMap((block) => linesOf(block, short))) if (!lines.has(line.change)) lines.set(line.change, line);
  return [...lines.values()];
}

function linesOf(block: ComparedBlock, short: Shorten): ChangeLine[] {
  if (block.kind === 'kept') return [];
  if (block.kind !== 'changed') {
    const text = short(documentText(block.node));
    const [before, after] = block.kind === 'removed' ? [text, ''] : ['', text];
    return [{ change: block.change, kind: block.isMoved ? 'moved' : block.kind, before, after }];
  }
  const { inside } = block;
  const own: ChangeLine[] = block.change === null ? [] : [{ change: block.change, kind: 'block', before: '', after: short(textOf(block)) }];
  if (inside.kind === 'blocks') return [...own, ...inside.blocks.flatMap((child) => linesOf(child, short))];
  const parts = inside.parts.flatMap((part): ChangeLine[] => {
    if (part.kind === 'kept') return [];
    const [before, after] = [short(plain(part.before)), short(plain(part.after))];
    const kind = part.isFormatting ? 'formatted' : part.before.length === 0 ? 'added' : part.after.length === 0 ? 'removed' : 'replaced';
    return [{ change: part.change, kind, before, after }];
  });
  return [...own, ...parts];
}

const plain = (nodes: readonly DocumentNode[]): string => documentText({ type: 'paragraph', content: nodes });

function textOf(block: Extract<ComparedBlock, { kind: 'changed' }>): string {
  if (block.inside.kind !== 'line') return '';
  return plain(block.inside.parts.flatMap((part) => (part.kind === 'kept' ? part.nodes : part.after)));
}
