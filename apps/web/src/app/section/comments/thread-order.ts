import type { Thread } from '@samenpen/contracts';
import { byAge } from '../../comments/by-age';
import type { Places } from './thread-marks';

/** The part of the list that a thread stands in. */
export type ThreadGroup = 'text' | 'section' | 'deleted';

export type ThreadFilter = 'open' | 'resolved' | 'mine' | 'internal';

/** Somebody who looks: the person, and the partners in whose name they take part. */
export type Looker = { readonly person: string; readonly partners: readonly string[] };

/** A thread of which no place was looked up yet stands in the text until that is known to be gone. */
export function groupOf({ id, anchor }: Thread, places: Places): ThreadGroup {
  if (anchor.kind !== 'range') return 'section';
  return places.get(id) === null ? 'deleted' : 'text';
}

const groups: readonly ThreadGroup[] = ['text', 'section', 'deleted'];

/** In the order of the text, then those on the section, then those of which the text is gone; each group by age. */
export function inOrder(threads: readonly Thread[], places: Places): Thread[] {
  const rank = (thread: Thread): number => groups.indexOf(groupOf(thread, places));
  const from = ({ id }: Thread): number => places.get(id)?.from ?? Number.MAX_SAFE_INTEGER;
  return threads.toSorted((one, other) => rank(one) - rank(other) || from(one) - from(other) || byAge(one, other));
}

const names = (thread: Thread, { person, partners }: Looker): boolean =>
  thread.comments.some(({ body }) => (body ?? []).some((part) => part.type === 'mention' && (part.kind === 'person' ? part.id === person : partners.includes(part.id))));

/** Whether it is asked of this person: assigned to them or their municipality, or naming them. */
export function isFor(thread: Thread, looker: Looker): boolean {
  const { assignee } = thread;
  const isAssigned = assignee !== null && (assignee.person === null ? looker.partners.includes(assignee.partner) : assignee.person === looker.person);
  return isAssigned || names(thread, looker);
}

/** Whether a thread is in a choice. */
export function isIn(filter: ThreadFilter, thread: Thread, looker: Looker): boolean {
  if (filter === 'resolved') return thread.state === 'resolved';
  if (thread.state !== 'open') return false;
  if (filter === 'mine') return isFor(thread, looker);
  return filter === 'open' || thread.audience !== null;
}
