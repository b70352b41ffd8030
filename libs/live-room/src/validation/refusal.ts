import type { ReasonCode } from '@samenpen/contracts';

/** Thrown while an update is judged: it is neither stored nor relayed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly reason: ReasonCode,
    cause?: unknown,
  ) {
    super(`refused: ${reason}`, { cause });
  }
}
