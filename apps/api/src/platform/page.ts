import { pageQuery } from '@samenpen/contracts';
import type * as z from 'zod';
import { Problem } from './problem';

/** What every list takes: `?limit=&cursor=`, and nothing else. */
export const listQuery = pageQuery.strict();
export type ListQuery = z.infer<typeof listQuery>;

/** A part of a list, and where the next part begins. */
export type Page<Item> = { readonly items: Item[]; readonly nextCursor: string | null };

/** The number that a cursor stands for; undefined without one. @throws {Problem} when it is none of ours */
export function numberIn(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (!/^\d{1,15}$/.test(cursor)) throw new Problem('bad-request', { faults: [{ path: 'cursor', message: 'is no cursor' }] });
  return Number(cursor);
}

/** One page of a list that is short enough to be read whole; the cursor is the place in it. */
export function pageOfAll<Item>(items: readonly Item[], { limit, cursor }: ListQuery): Page<Item> {
  const start = numberIn(cursor) ?? 0;
  const end = start + limit;
  return {
    items: items.slice(start, end),
    nextCursor: end < items.length ? String(end) : null,
  };
}
