import type { Thread } from '@samenpen/contracts';
import { sectionOf } from './dossier-threads';

/** The address at which a thread is shown at its place. */
export function threadAddress(slug: string, thread: Thread): string {
  const section = sectionOf(thread);
  const screen = section === null ? `/dossiers/${slug}` : `/dossiers/${slug}/secties/${section}`;
  return `${globalThis.location.origin}${screen}?opmerking=${thread.id}`;
}
