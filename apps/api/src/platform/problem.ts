import type { ProblemCode, ReasonCode } from '@samenpen/contracts';
import type { Finding } from '@samenpen/dossier-rules';

/** What an answer says beyond its code. */
export type ProblemFacts = {
  readonly reason?: ReasonCode;
  readonly currentVersion?: string;
  readonly faults?: readonly { readonly path: string; readonly message: string }[];
  readonly findings?: readonly Finding[];
  /** Number of the message that is expected next. */
  readonly expected?: number;
  /** Seconds. */
  readonly retryAfter?: number;
};

/** A refusal that the caller is told about; everything else that is thrown is a fault of ours. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly facts: ProblemFacts = {},
  ) {
    super(facts.reason === undefined ? code : `${code}: ${facts.reason}`);
  }
}
