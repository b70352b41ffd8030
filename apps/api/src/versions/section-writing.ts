import { Injectable } from '@nestjs/common';
import type { Standing } from '@samenpen/access-policy';
import { ownDossier, type OwnDossier } from '../dossiers/dossier-reader';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import type { Transaction } from '../platform/database.repository';
import { Problem } from '../platform/problem';
import { SectionReader } from '../sections/section-reader';
import { sectionVerdict } from '../sections/section-verdict';
import { SectionWriterRepository } from '../sections/section-writer.repository';
import { SectionRepository } from '../sections/section.repository';

/** A section under its locks, and the capacity in which the person writes in it. */
export type HeldForWriting = { readonly own: OwnDossier; readonly standing: Standing };

/** Asks whether a person may write in a section now, where nothing can change the answer until the commit. */
@Injectable()
export class SectionWriting {
  constructor(
    private readonly records: DossierRecordRepository,
    private readonly sections: SectionRepository,
    private readonly writer: SectionWriterRepository,
    private readonly reader: SectionReader,
  ) {}

  /** Throws the refusal. */
  async hold(transaction: Transaction, sectionId: string, person: string): Promise<HeldForWriting> {
    await this.writer.lockRooms(transaction, [sectionId]);
    await this.sections.lock(transaction, sectionId);
    const own = ownDossier(await this.records.ofSection(sectionId, transaction), person);
    const section = await this.sections.one(sectionId, transaction);
    const known = own === null || section === null ? null : await this.reader.known(own.dossier, section, { transaction });
    if (own === null || known === null) throw new Problem('not-found');
    const verdict = sectionVerdict(own.asker, 'write', known.facts);
    if (!verdict.allowed) throw new Problem('not-allowed', { reason: verdict.reason });
    const standing = own.asker.standings.find((held) => sectionVerdict({ ...own.asker, standings: [held] }, 'write', known.facts).allowed);
    if (standing === undefined) throw new Problem('not-allowed', { reason: 'no-part-in-dossier' });
    return { own, standing };
  }
}
