import type { Block } from './blocks';

/** The blocks with one passage put better; throws unless it stands exactly once, in one piece of text. */
export function mendBlocks(
  blocks: readonly Block[],
  { from, to }: { readonly from: string; readonly to: string },
): readonly Block[] {
  let found = 0;
  const mend = (block: Block): Block => {
    if (block.text?.includes(from)) {
      found += block.text.split(from).length - 1;
      return { ...block, text: block.text.replace(from, to) };
    }
    if (!block.content) return block;
    const content = block.content.map(mend);
    // An untouched block stays the same object: the closing line is recognised by that.
    return content.every((child, index) => child === block.content?.[index])
      ? block
      : { ...block, content };
  };
  const mended = blocks.map(mend);
  if (found !== 1) throw new RangeError(`"${from}" stands ${String(found)} times in the text`);
  return mended;
}
