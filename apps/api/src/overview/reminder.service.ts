import { Injectable } from '@nestjs/common';
import { mayInDossier } from '@samenpen/access-policy';
import type { NewReminder } from '@samenpen/contracts';
import { AuditTrail } from '../audit/audit.service';
import { DossierReader, ownDossier, type OwnDossier } from '../dossiers/dossier-reader';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { DossierEvents } from '../events/dossier-events.service';
import { Notifications } from '../notifications/notifications.service';
import { Problem } from '../platform/problem';
import { peopleOf } from '../sections/section-audience';
import { SectionRepository } from '../sections/section.repository';

/** Asks a partner again for what is still open with it: an event that everybody of that partner sees. */
@Injectable()
export class ReminderService {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly records: DossierRecordRepository,
    private readonly sections: SectionRepository,
    private readonly events: DossierEvents,
    private readonly audit: AuditTrail,
    private readonly notifications: Notifications,
  ) {}

  async remind(slug: string, { partner }: NewReminder, person: string): Promise<void> {
    const opened = await this.dossiers.open(slug, person);
    const seq = await this.sections.inTransaction(async (transaction) => {
      const { dossier, asker } = allowed(ownDossier(await this.records.held(opened.dossier.id, transaction), person), partner);
      const number = await this.events.record(transaction, dossier.id, {
        type: 'reminder',
        personId: person,
        partnerId: partner,
      });
      await this.audit.record(transaction, {
        dossierId: dossier.id,
        personId: person,
        partnerId: asker.standings[0]?.partner ?? null,
        action: 'reminded',
        subject: `partner/${partner}`,
        detail: { event: number },
      });
      await this.notifications.tell(transaction, {
        kind: 'reminder',
        key: `event/${dossier.id}/${number}`,
        dossierId: dossier.id,
        persons: peopleOf(dossier, partner),
        by: person,
      });
      return number;
    });
    await this.events.announce(opened.dossier, seq);
  }
}

/** The dossier of who may remind this partner in it. */
function allowed(own: OwnDossier | null, partner: string): OwnDossier {
  if (own === null) throw new Problem('not-found');
  const verdict = mayInDossier(own.asker, 'remind', { dossierStatus: own.dossier.status });
  if (!verdict.allowed) throw new Problem('not-allowed', { reason: verdict.reason });
  if (!own.dossier.partners.some(({ id }) => id === partner)) {
    throw new Problem('bad-request', {
      faults: [{ path: 'partner', message: 'is no partner of this dossier' }],
    });
  }
  return own;
}
