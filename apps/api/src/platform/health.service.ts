import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from './database.repository';
import { Problem } from './problem';

/** `GET /api/health/ready`. `reduced` names protections that this installation does without. */
export const health = z.object({
  status: z.literal('ok'),
  reduced: z.array(z.enum(['audit-protection'])),
});

/** Ready means: the database answers. A process that is alive keeps its sockets meanwhile. */
@Injectable()
export class HealthService {
  #isStopping = false;

  constructor(private readonly database: Database) {}

  /** From now on nobody new should be sent here. */
  stopping(): void {
    this.#isStopping = true;
  }

  async ready(): Promise<z.infer<typeof health>> {
    if (this.#isStopping)
      throw new Problem('not-ready', { faults: [{ path: 'server', message: 'is stopping' }] });
    try {
      const isReduced = await this.database.isAuditProtectionReduced();
      return { status: 'ok', reduced: isReduced ? ['audit-protection'] : [] };
    } catch (fault) {
      // Whatever keeps the database from answering: the caller only needs to know that it does.
      const message = fault instanceof Error ? fault.name : 'unknown';
      throw new Problem('not-ready', {
        faults: [{ path: 'database', message: `does not answer (${message})` }],
      });
    }
  }
}
