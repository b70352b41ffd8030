/**
 * Calls that do not stand under `/api`: live editing has a place of its own, which proxies may treat differently, and
 * the link of a mail is a page and a call in one.
 */
export const OUTSIDE_API = ['live/http', 'live/http/:id', 'afmelden/:token'];

/** The address of a call, from the paths of its controller and its method. */
export function callPath(...parts: readonly string[]): string {
  const path = parts.flatMap((part) => part.split('/')).filter((part) => part !== '');
  const isOutside = OUTSIDE_API.includes(path.join('/'));
  return `/${[...(isOutside ? [] : ['api']), ...path].join('/')}`;
}
