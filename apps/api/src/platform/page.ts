import { pageQuery } from '@samenpen/contracts';
import type * as z from 'zod';

/** What every list takes: `?limit=&cursor=`, and nothing else. */
export const listQuery = pageQuery.strict();
export type ListQuery = z.infer<typeof listQuery>;

/** A part of a list, and where the next part begins. */
export type Page<Item> = { readonly items: Item[]; readonly nextCursor: string | null };

/** One page of a list that is short enough to be read whole; the cursor is the place in it. */
export function pageOfAll<Item>(items: readonly Item[], { limit, cursor }: ListQuery): Page<Item> {
  const start = Math.max(0, Number.parseInt(cursor ?? '0', 10) || 0);
  const end = start + limit;
  return {
    items: items.slice(start, end),
    nextCursor: end < items.length ? String(end) : null,
  };
}
