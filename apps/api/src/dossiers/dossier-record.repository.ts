import { Injectable } from '@nestjs/common';
import { callTemplate, type CallTemplate } from '@samenpen/call-templates';
import {
  dossierId,
  dossierRole,
  dossierStatus,
  helix,
  membershipId,
  organisationId,
  partnerId,
  personId,
  projectRole,
} from '@samenpen/contracts';
import type { Prisma } from '@samenpen/database';
import { Database, type Transaction } from '../platform/database.repository';
import { GatheredPerPlace } from '../platform/gathered-per-place';
import type { DossierRecord } from './dossier-record';

const whole = {
  call: { include: { deadlines: { orderBy: { id: 'desc' }, take: 1 } } },
  partners: {
    where: { endedAt: null },
    include: { organisation: true },
    orderBy: { position: 'asc' },
  },
  memberships: {
    where: { endedAt: null, partner: { endedAt: null }, person: { disabledAt: null } },
    include: { person: { select: { name: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  },
} as const satisfies Prisma.DossierInclude;

type Named = { readonly id: string } | { readonly slug: string };
type WholeDossier = Prisma.DossierGetPayload<{ include: typeof whole }>;

/** Reads dossiers as records, inside a transaction or outside one. */
@Injectable()
export class DossierRecordRepository {
  /**
   * Everybody who has a dossier open asks at one moment for what happened in it: they share one read of the dossier, and
   * what each may do is worked out from it apart. Nobody is answered from a read that began before the question.
   */
  readonly #bySlug = this.#shared((slug) => ({ slug }));
  readonly #byId = this.#shared((id) => ({ id }));
  /** A template version never changes, so it is parsed once. */
  readonly #templates = new Map<string, CallTemplate>();

  constructor(private readonly database: Database) {}

  async bySlug(slug: string): Promise<DossierRecord | null> {
    return (await this.#bySlug.of(slug, slug)) ?? null;
  }

  async byId(id: string, transaction?: Transaction): Promise<DossierRecord | null> {
    return transaction === undefined ? ((await this.#byId.of(id, id)) ?? null) : this.#one({ id }, transaction);
  }

  /** The dossier as it is until the transaction ends: who would change its people waits, and is waited for. */
  async held(id: string, transaction: Transaction): Promise<DossierRecord | null> {
    await transaction.$queryRaw`SELECT 1 AS held FROM dossier WHERE id = ${id}::uuid FOR KEY SHARE`;
    return this.byId(id, transaction);
  }

  async byIds(ids: readonly string[]): Promise<DossierRecord[]> {
    const rows = await this.database.client.dossier.findMany({
      where: { id: { in: [...ids] } },
      include: whole,
    });
    return Promise.all(rows.map((row) => this.#record(row, this.database.client)));
  }

  /** The dossier of a section; null when there is none, or when its partner left: it is archived then, with its past. */
  async ofSection(
    sectionId: string,
    transaction?: Transaction,
  ): Promise<DossierRecord | null> {
    const section = await (transaction ?? this.database.client).section.findUnique({
      where: { id: sectionId },
      select: { dossierId: true, ownerId: true },
    });
    const dossier = section === null ? null : await this.byId(section.dossierId, transaction);
    const isThere = section?.ownerId == null || dossier?.partners.some(({ id }) => id === section.ownerId) === true;
    return isThere ? dossier : null;
  }

  /** The dossiers in which a person holds a membership, by slug, from the one after `cursor`. */
  async ofPerson(
    person: string,
    page: { limit: number; cursor: string | undefined },
  ): Promise<DossierRecord[]> {
    const rows = await this.database.client.dossier.findMany({
      where: {
        memberships: { some: { personId: person, endedAt: null, partner: { endedAt: null } } },
        ...(page.cursor !== undefined && { slug: { gt: page.cursor } }),
      },
      include: whole,
      orderBy: { slug: 'asc' },
      take: page.limit,
    });
    return Promise.all(rows.map((row) => this.#record(row, this.database.client)));
  }

  /** Who of these persons has a part in which of these dossiers. */
  async partsOf(persons: ReadonlySet<string>, slugs: ReadonlySet<string>): Promise<readonly { readonly slug: string; readonly personId: string }[]> {
    const rows = await this.database.client.membership.findMany({
      where: { personId: { in: [...persons] }, dossier: { slug: { in: [...slugs] } }, ...whole.memberships.where },
      select: { personId: true, dossier: { select: { slug: true } } },
    });
    return rows.map(({ personId: person, dossier }) => ({ slug: dossier.slug, personId: person }));
  }

  /** Per template version the titles of its sections, by key. */
  async sectionTitles(templateVersionIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
    const titles = new Map<string, ReadonlyMap<string, string>>();
    for (const id of new Set(templateVersionIds)) {
      const { sections } = await this.#template(id, this.database.client);
      titles.set(id, new Map(sections.map(({ key, title }) => [key, title])));
    }
    return titles;
  }

  #shared(where: (name: string) => Named): GatheredPerPlace<string, DossierRecord> {
    return new GatheredPerPlace(async (name) => {
      const record = await this.#one(where(name), this.database.client);
      return new Map(record === null ? [] : [[name, record]]);
    });
  }

  async #one(where: Named, reader: Transaction): Promise<DossierRecord | null> {
    const row = await reader.dossier.findUnique({ where, include: whole });
    return row === null ? null : this.#record(row, reader);
  }

  async #record(row: WholeDossier, reader: Transaction): Promise<DossierRecord> {
    const template = await this.#template(row.templateVersionId, reader);
    const deadline = row.call.deadlines[0]?.deadline ?? new Date(template.deadline.at);
    return {
      id: dossierId.parse(row.id),
      slug: row.slug,
      title: row.title,
      status: dossierStatus.parse(row.status),
      isFourEyes: row.isFourEyes,
      readersMayComment: row.readersMayComment,
      call: { slug: row.call.slug, title: row.call.title },
      deadline,
      isDeadlineMoved: deadline.getTime() > new Date(template.deadline.at).getTime(),
      template,
      partners: row.partners.map((partner) => ({
        id: partnerId.parse(partner.id),
        organisation: organisationId.parse(partner.organisationId),
        name: partner.organisation.name,
        nis: partner.organisation.nis,
        projectRole: projectRole.parse(partner.projectRole),
        helix: helix.parse(partner.helix),
        fundingEligible: partner.fundingEligible,
        fundingReason: partner.fundingReason,
      })),
      members: row.memberships.map((member) => ({
        membership: membershipId.parse(member.id),
        person: personId.parse(member.personId),
        name: member.person.name,
        partner: partnerId.parse(member.partnerId),
        role: dossierRole.parse(member.role),
      })),
    };
  }

  async #template(id: string, reader: Transaction): Promise<CallTemplate> {
    const known = this.#templates.get(id);
    if (known !== undefined) return known;
    const row = await reader.templateVersion.findUniqueOrThrow({ where: { id } });
    const template = callTemplate.parse(row.template);
    this.#templates.set(id, template);
    return template;
  }
}
