import { Injectable } from '@nestjs/common';
import { sectionStatus, type SectionStatus } from '@samenpen/contracts';
import { Database } from '../platform/database.repository';

@Injectable()
export class SectionStatusRepository {
  constructor(private readonly database: Database) {}

  /** The states of the sections of each dossier; sections of partners that left do not count. */
  async ofDossiers(
    dossierIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly SectionStatus[]>> {
    const rows = await this.database.client.section.findMany({
      where: {
        dossierId: { in: [...dossierIds] },
        OR: [{ ownerId: null }, { owner: { endedAt: null } }],
      },
      select: { dossierId: true, status: true },
    });
    const statuses = new Map<string, SectionStatus[]>(dossierIds.map((id) => [id, []]));
    for (const { dossierId, status } of rows)
      statuses.get(dossierId)?.push(sectionStatus.parse(status));
    return statuses;
  }
}
