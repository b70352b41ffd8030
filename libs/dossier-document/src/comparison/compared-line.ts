// A line of text word by word. Words are compared by their letters; of those that stay, the marks are compared.

import type { DocumentNode } from '../document-json';
import { stretches } from '../sequence-difference';
import { DELETION } from '../suggestion-marks';
import type { ChangeNumbers } from './change-numbers';
import type { ComparedPart, Reading } from './comparison';
import { normalContent } from './normal-node';
import { areProposed, areProposedToGo, standingOfWords } from './standing';

/** A word, a number, white space, another character, or something that is no text. */
type Token = { readonly key: string; readonly nodes: readonly DocumentNode[] };

const WORDS = /\p{L}[\p{L}\p{M}\p{N}'’]*|\p{N}+(?:[.,]\p{N}+)*|\s+|[^]/gu;

/** The words of a plain text, with what stands between them. */
export const wordsOf = (text: string): string[] => text.match(WORDS) ?? [];

const withoutMarks = ({ marks: _marks, ...node }: DocumentNode): object => node;

/** Pieces of one text that look different may share a word. */
function textTokens(pieces: readonly DocumentNode[]): Token[] {
  const tokens: Token[] = [];
  let [piece, used] = [0, 0];
  for (const word of wordsOf(pieces.map(({ text }) => text ?? '').join(''))) {
    const nodes: DocumentNode[] = [];
    for (let open = word.length; open > 0; ) {
      const node = pieces[piece];
      if (node === undefined) break;
      const letters = (node.text ?? '').slice(used, used + open);
      nodes.push({ ...node, text: letters });
      open -= letters.length;
      used += letters.length;
      if (used === (node.text ?? '').length) [piece, used] = [piece + 1, 0];
    }
    tokens.push({ key: `"${word}`, nodes });
  }
  return tokens;
}

const isStruckOut = (node: DocumentNode | undefined): boolean => (node?.marks ?? []).some(({ type }) => type === DELETION);

function tokensOf(content: readonly DocumentNode[]): Token[] {
  const tokens: Token[] = [];
  let run: DocumentNode[] = [];
  const end = (): void => {
    if (run.length > 0) tokens.push(...textTokens(run));
    run = [];
  };
  for (const node of content) {
    if (node.type === 'text') {
      // What would go is no part of a word that would stay: *snel* struck out before *traag* is two words.
      if (isStruckOut(node) !== isStruckOut(run.at(-1))) end();
      run.push(node);
      continue;
    }
    end();
    tokens.push({ key: JSON.stringify(withoutMarks(node)), nodes: [node] });
  }
  end();
  return tokens;
}

type Draft = { readonly kind: 'kept' | Reading; readonly before: readonly Token[]; readonly after: readonly Token[] };

const nodesOf = (tokens: readonly Token[]): DocumentNode[] => normalContent(tokens.flatMap(({ nodes }) => nodes));

const isSameLook = (one: Token | undefined, other: Token | undefined): boolean =>
  JSON.stringify(normalContent(one?.nodes ?? [])) === JSON.stringify(normalContent(other?.nodes ?? []));

/** The words that stay, apart by whether they look and count the same. */
function keptDrafts(before: readonly Token[], after: readonly Token[]): Draft[] {
  const drafts: { kind: Draft['kind']; before: Token[]; after: Token[] }[] = [];
  after.forEach((token, index) => {
    const old = before[index];
    if (old === undefined) return;
    const kind = isSameLook(old, token) ? 'kept' : (standingOfWords(old.nodes, token.nodes) ?? 'formatting');
    const last = drafts.at(-1);
    if (last?.kind === kind) {
      last.before.push(old);
      last.after.push(token);
    } else drafts.push({ kind, before: [old], after: [token] });
  });
  return drafts;
}

const isSpace = ({ kind, after }: Draft): boolean => kind === 'kept' && after.every(({ key }) => /^"\s+$/.test(key));
const isReplaced = (draft: Draft | undefined): draft is Draft =>
  draft?.kind === 'words' && draft.before.length > 0 && draft.after.length > 0;

/** A space between two replaced words is part of what was replaced: people read phrases. */
function inPhrases(drafts: readonly Draft[]): Draft[] {
  const phrases: Draft[] = [];
  drafts.forEach((draft, index) => {
    const [last, space] = [phrases.at(-2), phrases.at(-1)];
    if (isReplaced(draft) && isReplaced(last) && space !== undefined && isSpace(space) && drafts[index - 1] === space) {
      const joined = { before: [...last.before, ...space.before, ...draft.before], after: [...last.after, ...space.after, ...draft.after] };
      phrases.splice(-2, 2, { kind: 'words', ...joined });
    } else phrases.push(draft);
  });
  return phrases;
}

/** What came and is only proposed is a change of its own: it is decided on its own. */
function proposedApart(draft: Draft): Draft[] {
  if (draft.kind !== 'words') return [draft];
  const runs: { isProposed: boolean; after: Token[] }[] = [];
  for (const token of draft.after) {
    const isProposed = areProposed(token.nodes);
    const last = runs.at(-1);
    if (last?.isProposed === isProposed) last.after.push(token);
    else runs.push({ isProposed, after: [token] });
  }
  const written = runs.findIndex(({ isProposed }) => !isProposed);
  const parts = runs.map(({ after }, index): Draft => ({ kind: 'words', before: index === written ? draft.before : [], after }));
  return written === -1 && draft.before.length > 0 ? [{ kind: 'words', before: draft.before, after: [] }, ...parts] : parts;
}

const isProposed = ({ kind, before, after }: Draft): boolean => {
  const nodes = after.flatMap((token) => token.nodes);
  return kind === 'removed' ? areProposedToGo(nodes) : kind === 'words' && before.length === 0 && areProposed(nodes);
};

/** The parts of a line, from what stood in it before and after. */
export function comparedLine(before: readonly DocumentNode[], after: readonly DocumentNode[], numbers: Pick<ChangeNumbers, 'take'>): ComparedPart[] {
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  const drafts: Draft[] = [];
  let [oldAt, freshAt] = [0, 0];
  const keepUpTo = (oldEnd: number, freshEnd: number): void => {
    drafts.push(...keptDrafts(old.slice(oldAt, oldEnd), fresh.slice(freshAt, freshEnd)));
  };
  for (const found of stretches(old.map(({ key }) => key), fresh.map(({ key }) => key))) {
    keepUpTo(found.beforeAt, found.afterAt);
    [oldAt, freshAt] = [found.beforeAt + found.before.length, found.afterAt + found.after.length];
    drafts.push({ kind: 'words', before: old.slice(found.beforeAt, oldAt), after: fresh.slice(found.afterAt, freshAt) });
  }
  keepUpTo(old.length, fresh.length);
  return inPhrases(drafts).flatMap(proposedApart).map((draft): ComparedPart => {
    if (draft.kind === 'kept') return { kind: 'kept', nodes: nodesOf(draft.after) };
    return { kind: 'changed', change: numbers.take(), before: nodesOf(draft.before), after: nodesOf(draft.after), reads: draft.kind, ...(isProposed(draft) && { isProposed: true }) };
  });
}
