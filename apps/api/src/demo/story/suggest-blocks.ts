import { DELETION, INSERTION } from '@samenpen/dossier-document';
import type { Block } from './blocks';

/** Other words for a passage, as a suggestion: what stands there would go, what is proposed would come. */
export type WordsSuggested = { readonly id: string; readonly from: string; readonly to: string };

/** The blocks with a suggestion in them; throws unless the passage stands exactly once, in one piece of text. */
export function suggestBlocks(blocks: readonly Block[], suggested: WordsSuggested): readonly Block[] {
  let found = 0;
  const inside = (block: Block): readonly Block[] => {
    if (block.text?.includes(suggested.from)) {
      found += block.text.split(suggested.from).length - 1;
      return pieces(block, suggested);
    }
    if (!block.content) return [block];
    const content = block.content.flatMap(inside);
    // An untouched block stays the same object: the closing line is recognised by that.
    const isSame = content.length === block.content.length && content.every((child, index) => child === block.content?.[index]);
    return [isSame ? block : { ...block, content }];
  };
  const marked = blocks.flatMap(inside);
  if (found !== 1) throw new RangeError(`"${suggested.from}" stands ${String(found)} times in the text`);
  return marked;
}

function pieces(block: Block, { id, from, to }: WordsSuggested): readonly Block[] {
  const [before = '', after = ''] = block.text?.split(from) ?? [];
  const signed = (text: string, type: string): Block => ({ ...block, text, marks: [...(block.marks ?? []), { type, attrs: { id } }] });
  const whole = [{ ...block, text: before }, signed(from, DELETION), signed(to, INSERTION), { ...block, text: after }];
  return whole.filter(({ text }) => text !== '');
}
