/** Two letters that stand for a name: first letters of its first and last word; a number in it stays. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /[\p{L}\d]/u.test(word));
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  const number = /\d+$/.exec(first)?.[0];
  if (last === '' && number !== undefined) return `${first.charAt(0)}${number}`.toUpperCase();
  return (last === '' ? first.slice(0, 2) : first.charAt(0) + last.charAt(0)).toUpperCase();
}
