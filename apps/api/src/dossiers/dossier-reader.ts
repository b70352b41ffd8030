import { Injectable } from '@nestjs/common';
import type { Asker } from '@samenpen/access-policy';
import { personId } from '@samenpen/contracts';
import { Problem } from '../platform/problem';
import { askerIn, type DossierRecord } from './dossier-record';
import { DossierRecordRepository } from './dossier-record.repository';

/** A dossier as one of its people sees it. */
export type OwnDossier = { readonly dossier: DossierRecord; readonly asker: Asker };

/** Opens dossiers for the people in them; for everybody else they do not exist. */
@Injectable()
export class DossierReader {
  constructor(private readonly records: DossierRecordRepository) {}

  /** Null when the person has no part in it, or when there is none. */
  async forSlug(slug: string, person: string): Promise<OwnDossier | null> {
    return ownDossier(await this.records.bySlug(slug), person);
  }

  /** Throws `not-found` where `forSlug` gives null. */
  async open(slug: string, person: string): Promise<OwnDossier> {
    const own = await this.forSlug(slug, person);
    if (own === null) throw new Problem('not-found');
    return own;
  }

  /** The dossiers that the person takes part in, one page of them. */
  async ofPerson(person: string, page: { readonly limit: number; readonly cursor?: string | undefined }): Promise<OwnDossier[]> {
    const records = await this.records.ofPerson(person, { limit: page.limit, cursor: page.cursor });
    return records.map((dossier) => ({ dossier, asker: askerIn(dossier, personId.parse(person)) }));
  }

  /** The dossier of a section; throws `not-found` for somebody without a part in it. */
  async openBySection(sectionId: string, person: string): Promise<OwnDossier> {
    const own = ownDossier(await this.records.ofSection(sectionId), person);
    if (own === null) throw new Problem('not-found');
    return own;
  }
}

/** The dossier with the person's standings; null without any. */
export function ownDossier(dossier: DossierRecord | null, person: string): OwnDossier | null {
  if (dossier === null) return null;
  const asker = askerIn(dossier, personId.parse(person));
  return asker.standings.length === 0 ? null : { dossier, asker };
}
