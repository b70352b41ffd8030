import { Injectable } from '@nestjs/common';
import { mayInDossier } from '@samenpen/access-policy';
import type { DossierSettings } from '@samenpen/contracts';
import { AuditTrail } from '../audit/audit.service';
import { DossierReader, ownDossier, type OwnDossier } from '../dossiers/dossier-reader';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { DossierEvents } from '../events/dossier-events.service';
import type { Transaction } from '../platform/database.repository';
import { Problem } from '../platform/problem';
import { DossierSettingsRepository } from './dossier-settings.repository';

/**
 * What the penhouder sets for a whole dossier. Who may read or write a text does not hang on it, so no room is asked
 * again; whoever has the dossier open hears the event, and what they may do is asked anew.
 */
@Injectable()
export class DossierSettingsService {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly records: DossierRecordRepository,
    private readonly settings: DossierSettingsRepository,
    private readonly events: DossierEvents,
    private readonly audit: AuditTrail,
  ) {}

  /** Set to what it is already, it leaves nothing in the history. */
  async change(slug: string, change: DossierSettings, person: string): Promise<void> {
    const { dossier } = await this.dossiers.open(slug, person);
    const seq = await this.settings.inTransaction(async (transaction) => {
      await this.settings.lock(transaction, dossier.id);
      const own = ownDossier(await this.records.byId(dossier.id, transaction), person);
      if (own === null) throw new Problem('not-found');
      const verdict = mayInDossier(own.asker, 'changeSettings', { dossierStatus: own.dossier.status });
      if (!verdict.allowed) throw new Problem('not-allowed', { reason: verdict.reason });
      if (own.dossier.readersMayComment === change.readersMayComment) return null;
      await this.settings.set(transaction, dossier.id, change);
      return this.#record(transaction, own, change);
    });
    if (seq !== null) await this.events.announce(dossier, seq);
  }

  async #record(transaction: Transaction, { dossier, asker }: OwnDossier, { readersMayComment }: DossierSettings): Promise<number> {
    const by = { personId: asker.person, partnerId: asker.standings[0]?.partner ?? null };
    await this.audit.record(transaction, {
      ...by,
      dossierId: dossier.id,
      action: 'dossier-settings-changed',
      subject: `dossier/${dossier.slug}`,
      detail: { setting: 'readersMayComment', from: dossier.readersMayComment, to: readersMayComment },
    });
    const type = readersMayComment ? 'readers-may-comment' : 'readers-may-not-comment';
    return this.events.record(transaction, dossier.id, { type, ...by });
  }
}
