import { initialsOf } from '@samenpen/ui';

/** Initials for people who stand beside each other, each others than the next: who comes second gets a number. */
export function writerMarks(names: readonly string[]): string[] {
  const given = new Map<string, number>();
  return names.map((name) => {
    const initials = initialsOf(name);
    const count = (given.get(initials) ?? 0) + 1;
    given.set(initials, count);
    return count === 1 ? initials : `${initials}${count}`;
  });
}

const COLOURS = 10;

/**
 * Colours for people who stand beside each other: each their own, and whoever would get that of somebody before them
 * the next one that is free. Beyond as many people as there are colours they come again.
 */
export function writerColours(own: readonly number[]): number[] {
  const taken = new Set<number>();
  return own.map((colour) => {
    const tried = Array.from({ length: COLOURS }, (_, step) => ((colour - 1 + step) % COLOURS) + 1);
    const free = tried.find((each) => !taken.has(each)) ?? colour;
    taken.add(free);
    return free;
  });
}
