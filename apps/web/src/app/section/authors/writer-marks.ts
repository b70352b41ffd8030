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
