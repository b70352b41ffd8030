import { Link } from '@tiptap/extension-link';

const ALLOWED_LINK = /^(https?:\/\/|mailto:|tel:)/i;

/** Whether an address may stand in a dossier: web, mail and telephone, nothing that runs. */
export const isAllowedLink = (href: string): boolean => ALLOWED_LINK.test(href.trim());

/** A link keeps its address and nothing else: where and how it opens is the reader's affair. */
export const linkMark = Link.extend({
  addAttributes: () => ({ href: { default: null } }),
}).configure({
  openOnClick: false,
  defaultProtocol: 'https',
  HTMLAttributes: { rel: 'noopener noreferrer' },
  isAllowedUri: (href) => isAllowedLink(href),
});
