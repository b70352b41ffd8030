import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Problem } from './problem';

/** Checks `@Body({ schema })`, `@Query({ schema })` and `@Param(…, { schema })` against their zod schema. */
export function validation(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new Problem('bad-request', {
        faults: issues.map(({ path, message }) => ({
          path: (path ?? [])
            .map((step) => String(typeof step === 'object' ? step.key : step))
            .join('.'),
          message,
        })),
      }),
  });
}
