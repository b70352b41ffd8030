import { Node } from '@tiptap/core';

type Attributed = { getAttribute(name: string): string | null };

const required = (name: string) => ({
  isRequired: true,
  parseHTML: (element: Attributed) => element.getAttribute(name),
});

/**
 * An image of the dossier's own attachments. Both attributes are required: an image without a text
 * for those who cannot see it is no valid document. Images from elsewhere are not taken over.
 */
export const imageNode = Node.create({
  name: 'image',
  group: 'block',
  draggable: true,

  addAttributes: () => ({ src: required('src'), alt: required('alt') }),

  parseHTML: () => [{ tag: 'img[src^="/api/attachments/"][alt]' }],

  renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
});
