import type commentsDutch from '../../assets/i18n/comments.nl.json';
import type sectionDutch from '../../assets/i18n/section.nl.json';
import type reviewDutch from '../../assets/i18n/review.nl.json';
import type versionsDutch from '../../assets/i18n/versions.nl.json';
import type dutch from '../../assets/i18n/nl.json';

type Leaves<Tree, Path extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Path}${Key}`
    : Leaves<Tree[Key], `${Path}${Key}.`>;
}[keyof Tree & string];

/** Key of a text: a path in `nl.json`, or in `section.nl.json` under `section.` and so on; a typing fault does not compile. */
export type TextKey =
  | Leaves<typeof dutch>
  | Leaves<typeof sectionDutch, 'section.'>
  | Leaves<typeof commentsDutch, 'comments.'>
  | Leaves<typeof reviewDutch, 'review.'>
  | Leaves<typeof versionsDutch, 'versions.'>;

/** Key of a text that has a form for one and a form for more (`….one`, `….other`). */
export type CountedKey = TextKey extends infer Key ? (Key extends `${infer Stem}.one` ? Stem : never) : never;
