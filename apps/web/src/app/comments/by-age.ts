import type { Thread } from '@samenpen/contracts';

const begunAt = ({ comments }: Thread): string => comments[0]?.at ?? '';

/** The oldest first. */
export const byAge = (one: Thread, other: Thread): number => begunAt(one).localeCompare(begunAt(other));
