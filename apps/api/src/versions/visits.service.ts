import { Injectable } from '@nestjs/common';
import type { SectionSince, UnreadSections } from '@samenpen/contracts';
import { DossierReader } from '../dossiers/dossier-reader';
import { DossierClock } from '../platform/dossier-clock';
import { VisitRepository } from './visit.repository';

/** Who gives no sign of reading for so long has left, and comes back for another visit. Milliseconds. */
const VISIT_ENDS_AFTER = 30 * 60_000;

/** What a person has seen, and since when something changed. */
@Injectable()
export class Visits {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly repository: VisitRepository,
    private readonly clock: DossierClock,
  ) {}

  async look(sectionId: string, person: string): Promise<void> {
    await this.dossiers.openBySection(sectionId, person);
    await this.repository.look({ personId: person, sectionId, at: this.clock.now(), isOver: this.#isOver() });
  }

  async since(sectionId: string, person: string): Promise<SectionSince> {
    await this.dossiers.openBySection(sectionId, person);
    const since: SectionSince = { visit: null, ready: null, approval: null, named: null };
    for (const { kind, seq, at, name, isChanged } of await this.repository.since(person, sectionId, this.#isOver())) {
      const point = { seq: Number(seq), at: at.toISOString(), isChanged };
      if (kind === 'visit') since.visit = point;
      if (kind === 'ready') since.ready = point;
      if (kind === 'approval') since.approval = point;
      if (kind === 'named') since.named = { ...point, name: name ?? '' };
    }
    return since;
  }

  async unread(slug: string, person: string): Promise<UnreadSections> {
    const { dossier } = await this.dossiers.open(slug, person);
    return { sections: await this.repository.unread(person, dossier.id) };
  }

  /** A visit whose last sign is from before this is over. */
  #isOver(): Date {
    return new Date(this.clock.now().getTime() - VISIT_ENDS_AFTER);
  }
}
