// Draws a text with who wrote what: each passage is an element that knows its number, begins with the name for who
// does not see colours, and bears initials where the writer is another one than before it.

import { DELETED_BREAK, documentText, isJoinedToPrevious } from '@samenpen/dossier-document';
import type { DocumentNode } from '@samenpen/dossier-document';
import type { Drawing } from '../../reading/draw-prose';
import { drawn } from '../../reading/draw-prose';
import type { ProseNode } from '../../reading/prose-node';

/** A stretch of the plain text, by whom it was written. */
export type ShownPassage = {
  readonly from: number;
  readonly to: number;
  /** Which of the ten colours, and which line; null for what has no writer. */
  readonly colour: number | null;
  readonly initials: string;
  /** The name as it is read before the passage. */
  readonly spoken: string;
  readonly isRelayed: boolean;
};

/** Splits the text of a document along its passages; positions are those of `documentText`. */
export class PassageDrawing {
  #at = 0;
  #hasBegun = false;
  #next = 0;
  #last: string | null = null;

  constructor(
    private readonly passages: readonly ShownPassage[],
    private readonly drawing: Drawing,
  ) {}

  draw(root: ProseNode): DocumentFragment {
    const page = this.drawing.document.createDocumentFragment();
    page.append(...(root.content ?? []).flatMap((node) => this.#block(node)));
    return page;
  }

  #block(node: ProseNode): Node[] {
    if (node.type !== 'paragraph' && node.type !== 'heading') {
      const outer = drawn({ ...node, content: [] }, this.drawing);
      const [first] = outer;
      const inner = first instanceof HTMLElement ? (first.querySelector('tbody') ?? first) : null;
      inner?.append(...(node.content ?? []).flatMap((child) => this.#block(child)));
      return outer;
    }
    const [line] = drawn({ ...node, content: [] }, this.drawing);
    if (!(line instanceof HTMLElement)) return [];
    this.#beginLine(node);
    for (const piece of node.content ?? []) line.append(...this.#inline(piece));
    return [line];
  }

  /** The end of the line before is one character of the plain text, unless it is proposed to join the two. */
  #beginLine({ attrs }: ProseNode): void {
    if (this.#hasBegun && !isJoinedToPrevious(attrs?.[DELETED_BREAK])) this.#at += 1;
    this.#hasBegun = true;
    this.#last = null;
  }

  #inline(piece: ProseNode): Node[] {
    // A parsed node is a document node; its type only says more of what may be left out.
    const { length } = documentText({ type: 'paragraph', content: [piece as DocumentNode] });
    if (length === 0) return drawn(piece, this.drawing);
    const [start, end] = [this.#at, this.#at + length];
    const nodes: Node[] = [];
    while (this.#at < end) {
      const passage = this.#passageHere();
      const isInside = passage !== null && passage.from <= this.#at;
      const upTo = Math.min(end, (isInside ? passage.to : passage?.from) ?? end);
      const part = piece.type === 'text' ? { ...piece, text: piece.text?.slice(this.#at - start, upTo - start) } : piece;
      const shown = drawn(part, this.drawing);
      nodes.push(...(isInside ? [this.#element(passage, shown)] : shown));
      // What is no text is drawn once, as long as its words may be.
      this.#at = piece.type === 'text' ? upTo : end;
    }
    return nodes;
  }

  /** The passage that holds the present position, or the next one; null behind the last. */
  #passageHere(): ShownPassage | null {
    while ((this.passages[this.#next]?.to ?? Infinity) <= this.#at) this.#next += 1;
    return this.passages[this.#next] ?? null;
  }

  #element(passage: ShownPassage, shown: readonly Node[]): HTMLElement {
    const { document } = this.drawing;
    const element = document.createElement('span');
    element.className = `passage${passage.colour === null ? '' : ` of-person-${passage.colour}`}${passage.isRelayed ? ' relayed' : ''}`;
    element.dataset['passage'] = String(this.#next);
    element.tabIndex = -1;
    element.title = passage.spoken;
    if (this.#last !== passage.spoken) {
      const initials = document.createElement('span');
      initials.className = 'initials';
      initials.ariaHidden = 'true';
      initials.textContent = passage.initials;
      const name = document.createElement('span');
      name.className = 'visually-hidden';
      name.textContent = passage.spoken;
      element.append(initials, name);
    }
    this.#last = passage.spoken;
    element.append(...shown);
    return element;
  }
}
