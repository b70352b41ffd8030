import * as z from 'zod';

const FIRST = Date.UTC(2000, 0, 1);
const LAST = Date.UTC(2200, 0, 1);

/** An instant that a person chose, in any offset. Years that no calendar shows are slips of the keyboard. */
export const chosenInstant = z.iso.datetime({ offset: true }).refine((text) => {
  const instant = Date.parse(text);
  return instant >= FIRST && instant < LAST;
}, 'lies outside the years 2000 to 2199');
