import { Injectable } from '@nestjs/common';
import { mayInDossier } from '@samenpen/access-policy';
import type { SectionChange, SectionSummary } from '@samenpen/contracts';
import { AuditTrail } from '../audit/audit.service';
import { DossierReader, ownDossier, type OwnDossier } from '../dossiers/dossier-reader';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { DossierEvents } from '../events/dossier-events.service';
import type { Transaction } from '../platform/database.repository';
import { LiveRooms } from '../platform/live-rooms';
import { Problem } from '../platform/problem';
import { SectionNews } from './section-news';
import { SectionReader } from './section-reader';
import { SectionWriterRepository } from './section-writer.repository';
import { SectionRepository } from './section.repository';

type Assignment = NonNullable<SectionChange['assignee']>;

/** Hands sections to organisations and people, and says by when. */
@Injectable()
export class SectionAssignments {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly records: DossierRecordRepository,
    private readonly sections: SectionRepository,
    private readonly reader: SectionReader,
    private readonly writer: SectionWriterRepository,
    private readonly events: DossierEvents,
    private readonly audit: AuditTrail,
    private readonly live: LiveRooms,
    private readonly news: SectionNews,
  ) {}

  async change(sectionId: string, change: SectionChange, person: string): Promise<SectionSummary> {
    const { dossier } = await this.dossiers.openBySection(sectionId, person);
    const seq = await this.sections.inTransaction(async (transaction) => {
      await this.writer.lockRooms(transaction, [sectionId]);
      await this.sections.lock(transaction, sectionId);
      const own = ownDossier(await this.records.ofSection(sectionId, transaction), person);
      if (own === null) throw new Problem('not-found');
      return this.#assign(transaction, own, { sectionId, change });
    });
    this.live.rightsChanged([sectionId]);
    await this.events.announce(dossier, seq);
    return this.reader.summary(await this.dossiers.openBySection(sectionId, person), sectionId);
  }

  async #assign(
    transaction: Transaction,
    own: OwnDossier,
    { sectionId, change }: { sectionId: string; change: SectionChange },
  ): Promise<number> {
    const { dossier, asker } = own;
    const verdict = mayInDossier(asker, 'assign', { dossierStatus: dossier.status });
    if (!verdict.allowed) throw new Problem('not-allowed', { reason: verdict.reason });
    const section = await this.sections.one(sectionId, transaction);
    if (section === null) throw new Problem('not-found');
    if (change.assignee != null) checkAssignee(own, section.owner, change.assignee);
    await this.writer.setAssignment(transaction, sectionId, {
      ...(change.assignee !== undefined && { assignee: change.assignee }),
      ...(change.dueAt !== undefined && {
        dueAt: change.dueAt === null ? null : new Date(change.dueAt),
      }),
    });
    // Who may write a shared section follows its assignment.
    if (change.assignee !== undefined) await this.writer.bumpAccess(transaction, [sectionId]);
    const by = { personId: asker.person, partnerId: asker.standings[0]?.partner ?? null };
    const seq = await this.events.record(transaction, dossier.id, {
      type: 'assigned',
      ...by,
      sectionId,
    });
    await this.audit.record(transaction, {
      ...by,
      dossierId: dossier.id,
      action: 'section-assigned',
      subject: `section/${sectionId}`,
      detail: detailOf(change),
    });
    if (change.assignee != null) {
      const assigned = (await this.sections.one(sectionId, transaction)) ?? section;
      await this.news.ofAssignment(transaction, { dossier, section: assigned, seq }, asker.person);
    }
    return seq;
  }
}

/** A partner's own section stays with that partner; within it a person may be named. */
function checkAssignee(
  { dossier }: OwnDossier,
  owner: string | null,
  { partner, person }: Assignment,
): void {
  if (owner !== null && owner !== partner) throw fault('assignee', 'this section belongs to another partner');
  if (!dossier.partners.some(({ id }) => id === partner))
    throw fault('assignee.partner', 'is no partner of this dossier');
  const isMember = dossier.members.some(
    (member) => member.partner === partner && member.person === person,
  );
  if (person !== null && !isMember) throw fault('assignee.person', 'is no member for this partner');
}

function detailOf({ assignee, dueAt }: SectionChange): Record<string, string | null> {
  return {
    ...(assignee !== undefined && {
      partner: assignee?.partner ?? null,
      person: assignee?.person ?? null,
    }),
    ...(dueAt !== undefined && { dueAt }),
  };
}

function fault(path: string, message: string): Problem {
  return new Problem('bad-request', { faults: [{ path, message }] });
}
