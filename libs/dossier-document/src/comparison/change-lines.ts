import type { DocumentNode } from '../document-json';
import { documentText } from '../document-text';
import type { ComparedBlock, ComparedPart, TextComparison } from './comparison';

/** What a change is, for a list of them; what is `proposed` comes, or goes, only once somebody accepts it. */
export type ChangeKind = 'added' | 'removed' | 'replaced' | 'formatted' | 'moved' | 'block' | 'proposed' | 'proposed-removal';

/** One change of a comparison as a line: what went and what came. */
export type ChangeLine = { readonly change: number; readonly kind: ChangeKind; readonly before: string; readonly after: string };

const MOST_CHARACTERS = 90;

/** Stands for the break between two paragraphs. */
const BREAK = '¶';

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
    return [{ change: block.change, kind: block.isMoved ? 'moved' : block.isProposed ? 'proposed' : block.kind, before, after }];
  }
  const { inside } = block;
  const own: ChangeLine[] = block.change === null ? [] : [ownLine(block, block.change, short)];
  if (inside.kind === 'blocks') return [...own, ...inside.blocks.flatMap((child) => linesOf(child, short))];
  const parts = inside.parts.flatMap((part): ChangeLine[] => {
    if (part.kind === 'kept') return [];
    return [{ change: part.change, ...partLine(part, short) }];
  });
  return [...own, ...parts];
}

type Changed = Extract<ComparedPart, { kind: 'changed' }>;

function partLine({ reads, before, after, isProposed }: Changed, short: Shorten): Omit<ChangeLine, 'change'> {
  if (isProposed) return reads === 'removed' ? { kind: 'proposed-removal', before: short(letters(before)), after: '' } : { kind: 'proposed', before: '', after: short(letters(after)) };
  if (reads === 'added' || (reads === 'words' && before.length === 0)) return { kind: 'added', before: '', after: short(letters(after)) };
  if (reads === 'removed' || (reads === 'words' && after.length === 0)) return { kind: 'removed', before: short(letters(before)), after: '' };
  return { kind: reads === 'formatting' ? 'formatted' : 'replaced', before: short(plain(before)), after: short(plain(after)) };
}

/** Of the block itself, or of the break in front of it: that is the words with it, where all of them came or went too. */
function ownLine(block: Extract<ComparedBlock, { kind: 'changed' }>, change: number, short: Shorten): ChangeLine {
  const { reads, inside, isProposed } = block;
  if (reads === 'shell') return { change, kind: 'block', before: '', after: short(textOf(block)) };
  const side = reads === 'added' ? 'after' : 'before';
  const own = inside.kind === 'line' ? inside.parts.filter((part) => part.kind === 'changed' && part.change === change) : [];
  const words = own.length === 0 ? BREAK : short(letters(own.flatMap((part) => (part.kind === 'kept' ? [] : part[side]))));
  return reads === 'added' ? { change, kind: 'added', before: '', after: words } : { change, kind: isProposed ? 'proposed-removal' : 'removed', before: words, after: '' };
}

/** All that stood there, also what was struck out. */
const letters = (nodes: readonly DocumentNode[]): string => plain(nodes.map(({ marks: _marks, ...node }) => node));

const plain = (nodes: readonly DocumentNode[]): string => documentText({ type: 'paragraph', content: nodes });

function textOf(block: Extract<ComparedBlock, { kind: 'changed' }>): string {
  if (block.inside.kind !== 'line') return '';
  return plain(block.inside.parts.flatMap((part) => (part.kind === 'kept' ? part.nodes : part.after)));
}
