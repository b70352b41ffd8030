import { Injectable } from '@nestjs/common';
import type { Asker } from '@samenpen/access-policy';
import type { NewVersion, SectionVersion } from '@samenpen/contracts';
import { AuditTrail } from '../audit/audit.service';
import type { AuditDetail } from '../audit/audit-row';
import { DossierReader, ownDossier } from '../dossiers/dossier-reader';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { DossierEvents } from '../events/dossier-events.service';
import type { Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { Problem } from '../platform/problem';
import { actorOf } from '../sections/section-summary';
import { SectionRepository } from '../sections/section.repository';
import { SectionWriting } from './section-writing';
import { NamedVersionRepository, type NamedVersionRow } from './named-version.repository';

type NamedVersion = Extract<SectionVersion, { kind: 'named' }>;
type Place = { readonly sectionId: string; readonly version: string; readonly person: string };

/** A version is renamed and removed by who named it, and by the administrators of the penhouder. */
export function mayChangeVersion({ person, standings }: Asker, maker: string): boolean {
  return person === maker || standings.some(({ role }) => role === 'penhouder-admin');
}

/** Gives points of the past a name that people find them by. */
@Injectable()
export class NamedVersions {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly records: DossierRecordRepository,
    private readonly sections: SectionRepository,
    private readonly writing: SectionWriting,
    private readonly repository: NamedVersionRepository,
    private readonly events: DossierEvents,
    private readonly audit: AuditTrail,
    private readonly clock: DossierClock,
  ) {}

  async name(sectionId: string, { name, seq }: NewVersion, person: string): Promise<NamedVersion> {
    const { dossier } = await this.dossiers.openBySection(sectionId, person);
    const { id, point, at, event } = await this.repository.inTransaction(async (transaction) => {
      const { standing } = await this.writing.hold(transaction, sectionId, person);
      const head = await this.repository.head(transaction, sectionId);
      if (head === null) throw new Problem('not-allowed', { reason: 'has-no-room' });
      if (seq !== undefined && seq > head) throw new Problem('not-found');
      const named = { sectionId, name, personId: person, roomSeq: seq ?? head, at: this.clock.now() };
      const versionId = await this.repository.add(transaction, named);
      const by = { personId: person, partnerId: standing.partner };
      const number = await this.events.record(transaction, dossier.id, {
        type: 'version-named',
        ...by,
        sectionId,
        reason: name,
        roomSeq: BigInt(named.roomSeq),
      });
      await this.audit.record(transaction, { ...by, dossierId: dossier.id, action: 'version-named', subject: `section/${sectionId}`, detail: { name, point: named.roomSeq } });
      return { id: versionId, point: named.roomSeq, at: named.at, event: number };
    });
    await this.events.announce(dossier, event);
    const names = await this.sections.names([person]);
    const [by] = dossier.members.filter((member) => member.person === person).map((member) => actorOf(member.person, names));
    if (by === undefined) throw new Problem('not-found');
    return { kind: 'named', seq: point, at: at.toISOString(), id, name, by, mayChange: true };
  }

  async rename(place: Place, name: string): Promise<void> {
    await this.#change(place, async (transaction, version) => {
      await this.repository.rename(transaction, version.id, name);
      return { action: 'version-renamed', detail: { from: version.name, to: name } };
    });
  }

  async remove(place: Place): Promise<void> {
    await this.#change(place, async (transaction, version) => {
      await this.repository.remove(transaction, version.id);
      return { action: 'version-removed', detail: { name: version.name, point: Number(version.roomSeq) } };
    });
  }

  async #change(
    { sectionId, version: id, person }: Place,
    change: (transaction: Transaction, version: NamedVersionRow) => Promise<{ action: string; detail: AuditDetail }>,
  ): Promise<void> {
    const { dossier } = await this.dossiers.openBySection(sectionId, person);
    await this.repository.inTransaction(async (transaction) => {
      await this.records.held(dossier.id, transaction);
      const own = ownDossier(await this.records.ofSection(sectionId, transaction), person);
      if (own === null) throw new Problem('not-found');
      const { asker } = own;
      const version = await this.repository.hold(transaction, sectionId, id);
      if (version === null) throw new Problem('not-found');
      if (!mayChangeVersion(asker, version.personId)) throw new Problem('not-allowed', { reason: 'version-of-other' });
      const { action, detail } = await change(transaction, version);
      const partnerId = asker.standings[0]?.partner ?? null;
      await this.audit.record(transaction, { dossierId: dossier.id, personId: person, partnerId, action, subject: `section/${sectionId}`, detail });
    });
  }
}
