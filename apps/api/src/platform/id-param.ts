import { Param } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { Problem } from './problem';

/** An id that is no UUID names nothing: the same answer as one that names nothing. */
const knownShape: PipeTransform<string, string> = {
  transform: (value) => {
    if (!z.uuid().safeParse(value).success) throw new Problem('not-found');
    return value;
  },
};

/** The `:id` (or another UUID) of a path. */
export const IdParam = (name = 'id') => Param(name, knownShape);
