import { Injectable } from '@nestjs/common';
import { personId, sectionVersion, type SectionVersion } from '@samenpen/contracts';
import { longPauses } from '@samenpen/dossier-rules';
import { DossierReader, type OwnDossier } from '../dossiers/dossier-reader';
import type { ListQuery, Page } from '../platform/page';
import { Problem } from '../platform/problem';
import { actorOf } from '../sections/section-summary';
import { SectionRepository } from '../sections/section.repository';
import { mayChangeVersion } from './named-versions.service';
import { TimelineRepository, type PointPlace, type PointRow } from './timeline.repository';

/** The points of a section's past that mean something, newest first. */
@Injectable()
export class Timeline {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly sections: SectionRepository,
    private readonly repository: TimelineRepository,
  ) {}

  async of(sectionId: string, query: ListQuery, person: string): Promise<Page<SectionVersion>> {
    const own = await this.dossiers.openBySection(sectionId, person);
    await this.#findPauses(sectionId);
    const rows = await this.repository.points(sectionId, placeOf(query.cursor), query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    const nextCursor = last === undefined ? null : `${last.seq}.${last.key}`;
    return { items: await this.#versions(own, shown), nextCursor };
  }

  /** Found when somebody asks, and kept: what stands behind the last one is a spell of writing or two. */
  async #findPauses(sectionId: string): Promise<void> {
    const pauses = longPauses(await this.repository.spells(sectionId), Date.now());
    if (pauses.length > 0) await this.repository.keepPauses(sectionId, pauses);
  }

  async #versions(own: OwnDossier, rows: readonly PointRow[]): Promise<SectionVersion[]> {
    const names = await this.sections.names(rows.flatMap(({ people }) => people));
    return rows.map((row) => {
      const people = row.people.map((person) => actorOf(personId.parse(person), names));
      const point = { kind: row.kind, seq: Number(row.seq), at: row.at.toISOString() };
      const [by = null] = people;
      if (row.kind === 'pause') return sectionVersion.parse({ ...point, by: people });
      if (row.kind === 'restored') return sectionVersion.parse({ ...point, by, reason: row.reason });
      if (row.kind === 'named') {
        const mayChange = mayChangeVersion(own.asker, by?.person ?? '');
        return sectionVersion.parse({ ...point, id: row.id, name: row.name, by, mayChange });
      }
      const { event, fromStatus: from, toStatus: to, reason } = row;
      return sectionVersion.parse({ ...point, by, event, from, to, reason });
    });
  }
}

/** A cursor is `<seq>.<key>` of the last one shown. */
function placeOf(cursor: string | undefined): PointPlace | null {
  if (cursor === undefined) return null;
  const [, seq, key] = /^(\d{1,15})\.([a-z0-9-]{1,60})$/.exec(cursor) ?? [];
  if (seq === undefined || key === undefined) throw new Problem('bad-request', { faults: [{ path: 'cursor', message: 'is no cursor' }] });
  return { seq: Number(seq), key };
}
