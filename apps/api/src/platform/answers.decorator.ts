import { SetMetadata } from '@nestjs/common';
import type { ProblemCode } from '@samenpen/contracts';
import type { z } from 'zod';

/** What a call says about itself: for the OpenAPI document, and whether it asks for a sign-in. */
export type CallDescription = {
  readonly summary: string;
  /** The schema of the answer; left out for 204 and for answers that are no JSON. */
  readonly answer?: z.ZodType;
  readonly isPublic?: boolean;
  /** What the bytes are that it takes or gives (`application/octet-stream`); left out for JSON. */
  readonly takesBytes?: string;
  readonly givesBytes?: string;
  /** False for what a page does by itself: it does not keep a login alive that nobody uses. */
  readonly countsAsUse?: boolean;
  /** Refusals beyond those that every call can give. */
  readonly problems?: readonly ProblemCode[];
};

export const CALL_DESCRIPTION = Symbol('call description');

/** Stands on every call of the API. */
export const Answers = (description: CallDescription) => SetMetadata(CALL_DESCRIPTION, description);
