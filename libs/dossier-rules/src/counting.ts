/*
 * One way of counting for the editor, the API, the checks and the exports. The plain text comes from
 * `documentText` of dossier-document: a paragraph break is one line feed, text suggested for deletion is
 * out, a live reference stands by its value.
 */

/**
 * Characters with spaces, as a form counts plain text: a paragraph break is one, whatever the line ending,
 * and a letter is one whether its accent was typed with it or after it.
 */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _character of text.replaceAll('\r\n', '\n').normalize('NFC')) count += 1;
  return count;
}

/** Words, split at white space as Word does: `e-inclusie` and `2021-2024` are one each. */
export function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}
