/** How many colours people have; `colour` of a person is one of them, 1-based. */
export const PERSON_COLOURS = 10;

/** CSS colours for clients that do not have our palette, dark enough to be read on white. */
const CSS_COLOURS = [
  '#a4262c', '#8a5300', '#5c6400', '#1e6b2d', '#00666b', '#005a9e', '#4b4bc8', '#7a3db8', '#a2297e', '#5d5a58',
] as const;

/** The same person has the same colour on every screen. 1-based. */
export function personColour(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) >>> 0;
  return (sum % PERSON_COLOURS) + 1;
}

/** The colour of a person as CSS. */
export const cssColour = (colour: number): string => CSS_COLOURS[(colour - 1) % PERSON_COLOURS] ?? CSS_COLOURS[0];
