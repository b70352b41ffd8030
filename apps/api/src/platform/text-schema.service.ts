import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SCHEMA_VERSION } from '@samenpen/dossier-document';
import type { Logger } from 'pino';
import type { Transaction } from './database.repository';
import { InstanceFactRepository } from './instance-fact.repository';
import { LOGGER } from './logger';
import { Problem } from './problem';

/** Within this time older servers look at the epochs and have sent their editors away; then the first text may change. */
const OLDER_NOTICE_MS = 3_000;

/**
 * Whether the texts of this installation are still this server's to serve. In an upgrade one with a newer document schema
 * starts beside it; from then on texts may hold what an editor of this one would delete.
 */
@Injectable()
export class TextSchema implements OnModuleInit {
  constructor(
    private readonly facts: InstanceFactRepository,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Before anybody is let in: what others serve in an older schema ends here. */
  async onModuleInit(): Promise<void> {
    const before = await this.facts.raiseTextSchema(SCHEMA_VERSION);
    if (before > SCHEMA_VERSION) this.log.warn({ schema: SCHEMA_VERSION }, 'texts are served with a newer schema: this server serves none');
    if (before === 0 || before >= SCHEMA_VERSION) return;
    this.log.info({ before, schema: SCHEMA_VERSION }, 'texts are served with this schema from now on');
    await setTimeout(OLDER_NOTICE_MS);
  }

  /** Whether a newer server serves the texts. Asked after a room's access epoch was read, the answer holds for that epoch. */
  async isOvertaken(): Promise<boolean> {
    return (await this.facts.textSchema()) > SCHEMA_VERSION;
  }

  /** Refuses to change what a newer server writes. Sound under the lock of any room: whoever raises the schema takes them all. */
  async refuseOvertaken(transaction: Transaction): Promise<void> {
    if ((await this.facts.textSchema(transaction)) > SCHEMA_VERSION) throw new Problem('not-ready', { faults: [OVERTAKEN] });
  }
}

/** What the server says of itself then. */
export const OVERTAKEN = { path: 'server', message: 'is replaced by one with a newer document schema' } as const;
