import * as z from 'zod';

/** Years that a moment can lie in; PostgreSQL has no year 0. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 9999];

/** A moment that somebody names, with its offset from UTC. */
export const instant = z.iso.datetime({ offset: true }).refine((text) => {
  const year = new Date(text).getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}, 'lies in no year that we know');
