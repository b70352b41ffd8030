import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { auditHash, NO_HASH, type AuditDetail } from './audit-row';
import { AuditRepository } from './audit.repository';

/** What is to be recorded; time and place in the chain are the trail's own. */
export type AuditEntry = {
  /** Left out: the chain of the instance. */
  readonly dossierId?: string;
  /** The one partner of the dossier that may know of it: a chain of its own, so that no gap in the dossier's tells of it. */
  readonly internalTo?: string;
  readonly personId: string | null;
  readonly partnerId?: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail?: AuditDetail;
};

/** The append-only record of who did what. Each row carries the hash of everything before it in its chain. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly repository: AuditRepository,
    private readonly clock: DossierClock,
  ) {}

  /** Records in the transaction of the change itself: neither happens without the other. */
  record(transaction: Transaction, entry: AuditEntry): Promise<void> {
    return this.repository.append(transaction, {
      chain: chainOf(entry),
      at: new Date(),
      dossierAt: this.clock.now(),
      personId: entry.personId,
      partnerId: entry.partnerId ?? null,
      action: entry.action,
      subject: entry.subject,
      detail: entry.detail ?? {},
    });
  }

  /** Records what changes nothing else, such as a failed sign-in. */
  recordAlone(entry: AuditEntry): Promise<void> {
    return this.repository.inTransaction((transaction) => this.record(transaction, entry));
  }

  /** Recomputes every chain; gives the first row of each chain that is not what it was. */
  async broken(): Promise<{ readonly chain: string; readonly seq: number }[]> {
    const faults: { chain: string; seq: number }[] = [];
    for (const chain of await this.repository.chains()) {
      const seq = await this.#firstBroken(chain);
      if (seq !== null) faults.push({ chain, seq });
    }
    return faults;
  }

  async #firstBroken(chain: string): Promise<number | null> {
    let before: Uint8Array = NO_HASH;
    let seq = 0;
    for (;;) {
      const page = await this.repository.rows(chain, seq);
      if (page.length === 0) return null;
      for (const row of page) {
        const isNext = row.seq === seq + 1;
        if (!isNext || !auditHash(before, row).equals(row.hash)) return row.seq;
        before = row.hash;
        seq = row.seq;
      }
    }
  }
}

function chainOf({ dossierId, internalTo }: AuditEntry): string {
  if (dossierId === undefined) return 'instance';
  return internalTo === undefined ? dossierId : `${dossierId}/${internalTo}`;
}
