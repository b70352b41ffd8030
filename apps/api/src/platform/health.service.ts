import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from './database.repository';
import { Problem } from './problem';
import { OVERTAKEN, TextSchema } from './text-schema.service';

const reduction = z.enum(['audit-protection', 'store', 'redis', 'mail']);
type Reduction = z.infer<typeof reduction>;

/**
 * `GET /api/health/ready`. `reduced` names what this installation does without at the moment: audit rows that the
 * serving role cannot change, a database that takes what is written and not only answers (its disk is full), the Redis
 * that carries what other instances do at once, or the mail server; mails wait for it.
 */
export const health = z.object({
  status: z.literal('ok'),
  reduced: z.array(reduction),
});

/** Ready means: the database answers, and its texts are this server's to serve. A process that is alive keeps its sockets meanwhile. */
@Injectable()
export class HealthService {
  #isStopping = false;
  readonly #reductions = new Map<Reduction, () => boolean>();

  constructor(
    private readonly database: Database,
    private readonly schema: TextSchema,
  ) {}

  /** From now on nobody new should be sent here. */
  stopping(): void {
    this.#isStopping = true;
  }

  /** Somebody who knows whether something is reduced; asked at every look. */
  watch(what: Reduction, isReduced: () => boolean): void {
    this.#reductions.set(what, isReduced);
  }

  async ready(): Promise<z.infer<typeof health>> {
    if (this.#isStopping)
      throw new Problem('not-ready', { faults: [{ path: 'server', message: 'is stopping' }] });
    const { isReduced, isOvertaken } = await this.#askDatabase();
    if (isOvertaken) throw new Problem('not-ready', { faults: [OVERTAKEN] });
    const others = [...this.#reductions].flatMap(([what, isAway]) => (isAway() ? [what] : []));
    return { status: 'ok', reduced: [...(isReduced ? (['audit-protection'] as const) : []), ...others] };
  }

  async #askDatabase(): Promise<{ readonly isReduced: boolean; readonly isOvertaken: boolean }> {
    try {
      return { isReduced: await this.database.isAuditProtectionReduced(), isOvertaken: await this.schema.isOvertaken() };
    } catch (fault) {
      // Whatever keeps the database from answering: the caller only needs to know that it does.
      const message = fault instanceof Error ? fault.name : 'unknown';
      throw new Problem('not-ready', {
        faults: [{ path: 'database', message: `does not answer (${message})` }],
      });
    }
  }
}
