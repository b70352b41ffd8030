import { Node } from '@tiptap/core';

type Attributed = { getAttribute(name: string): string | null };

const kept = (attribute: string, html: string) => ({
  default: null,
  parseHTML: (element: Attributed) => element.getAttribute(html),
  renderHTML: (attributes: Record<string, unknown>) => ({ [html]: attributes[attribute] }),
});

/**
 * A municipality or a person named in the text. `label` is the name as it was when it was put there,
 * so that the text reads the same when the organisation is renamed or merged.
 */
export const mentionNode = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,

  addAttributes: () => ({
    kind: kept('kind', 'data-mention'),
    id: kept('id', 'data-id'),
    label: kept('label', 'data-label'),
  }),

  parseHTML: () => [{ tag: 'span[data-mention]' }],

  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    { ...HTMLAttributes, class: 'mention' },
    String(node.attrs['label'] ?? ''),
  ],

  renderText: ({ node }) => String(node.attrs['label'] ?? ''),
});
