import { Injectable } from '@nestjs/common';
import type { PointOrNow, VersionContent } from '@samenpen/contracts';
import { DossierReader } from '../dossiers/dossier-reader';
import { SectionPast } from './section-past';
import { SectionPastRepository } from './section-past.repository';

/** What a section said, for its readers. */
@Injectable()
export class PastTexts {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly past: SectionPast,
    private readonly repository: SectionPastRepository,
  ) {}

  async at(sectionId: string, point: PointOrNow, person: string): Promise<VersionContent> {
    await this.dossiers.openBySection(sectionId, person);
    const { seq, json, text } = await this.past.textAt(sectionId, point);
    const at = await this.repository.storedAt(sectionId, seq);
    return { kind: 'text', seq, at: at?.toISOString() ?? null, json, text };
  }
}
