import { Injectable } from '@nestjs/common';
import { partnerId, projectRole, type PartnerId, type ProjectRole } from '@samenpen/contracts';
import type { Prisma } from '@samenpen/database';
import { Database, type Transaction } from '../platform/database.repository';

const whole = {
  items: {
    orderBy: { position: 'asc' },
    include: {
      stances: { orderBy: [{ at: 'asc' }, { partnerId: 'asc' }] },
      turns: { orderBy: { fromSeq: 'asc' } },
      section: { select: { key: true, ownerId: true, status: true } },
    },
  },
  invitees: { orderBy: { personId: 'asc' } },
  attendance: { orderBy: [{ joinedAt: 'asc' }, { personId: 'asc' }] },
  actionPoints: { orderBy: [{ madeAt: 'asc' }, { id: 'asc' }] },
  acceptances: { orderBy: { at: 'asc' } },
} as const satisfies Prisma.ReviewSessionInclude;

/** A session with everything in it, as it is stored. */
export type ReviewSessionRow = Prisma.ReviewSessionGetPayload<{ include: typeof whole }>;
export type ReviewItemRow = ReviewSessionRow['items'][number];

/** Somebody gave the chair, or took it. */
export type StoredChairChange = { readonly sessionId: string; readonly chairId: string; readonly beforeId: string; readonly personId: string; readonly at: Date };

/** A section was approved, in whatever way. */
export type StoredApproval = { readonly sectionId: string; readonly personId: string; readonly at: Date };

/** One thing on the agenda, as it is planned. */
export type PlannedItem = { readonly id: string; readonly section: string; readonly minutes: number };
/** Somebody who is asked to come, for the partner in whose name. */
export type Invitee = { readonly person: string; readonly partner: string };

/** A partner of the dossier, now or at some time. */
export type PartnerOnce = { readonly id: PartnerId; readonly name: string; readonly projectRole: ProjectRole };

/** Somebody who comes in, for a partner. */
export type Arrival = { readonly sessionId: string; readonly personId: string; readonly partnerId: string };

@Injectable()
export class ReviewSessionRepository {
  constructor(private readonly database: Database) {}

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
  }

  one(id: string, reader: Transaction = this.database.client): Promise<ReviewSessionRow | null> {
    return reader.reviewSession.findUnique({ where: { id }, include: whole });
  }

  /** How often it was changed; null when it is not there. */
  async revision(id: string): Promise<number | null> {
    const row = await this.database.client.reviewSession.findUnique({ where: { id }, select: { revision: true } });
    return row?.revision ?? null;
  }

  /** Holds the session until the transaction ends: two moves come one after the other. */
  async lock(transaction: Transaction, id: string): Promise<void> {
    await transaction.$queryRaw`SELECT 1 AS held FROM review_session WHERE id = ${id}::uuid FOR UPDATE`;
  }

  /**
   * Holds the session and those in which something waits for the section, in id order: what is done to the section is
   * noted in all of them, and one after the other two of them would wait for each other.
   */
  async lockAbout(transaction: Transaction, { id, sectionId }: { readonly id: string; readonly sectionId: string }): Promise<void> {
    await transaction.$queryRaw`
      SELECT 1 AS held FROM review_session
      WHERE id = ${id}::uuid
        OR id IN (SELECT session_id FROM review_item WHERE section_id = ${sectionId}::uuid AND decision_state = 'waiting')
      ORDER BY id FOR UPDATE`;
  }

  /** Holds off whoever would change the people of the dossier, and waits for who does. */
  async holdPeople(transaction: Transaction, dossierId: string): Promise<void> {
    await transaction.$queryRaw`SELECT 1 AS held FROM dossier WHERE id = ${dossierId}::uuid FOR KEY SHARE`;
  }

  /** Latest first. */
  ofDossier(dossierId: string): Promise<ReviewSessionRow[]> {
    return this.database.client.reviewSession.findMany({
      where: { dossierId },
      include: whole,
      orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
    });
  }

  /** Those of a dossier in which something may still be asked of somebody, latest first. */
  unfinishedOf(dossierId: string): Promise<ReviewSessionRow[]> {
    return this.database.client.reviewSession.findMany({
      where: { dossierId, OR: [{ state: { in: ['running', 'ended'] } }, { actionPoints: { some: { doneAt: null } } }] },
      include: whole,
      orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
    });
  }

  /** False when the id is taken, whoever has it. */
  async create(
    transaction: Transaction,
    session: Prisma.ReviewSessionCreateManyInput & { readonly id: string },
    { agenda, invited }: { readonly agenda: readonly PlannedItem[]; readonly invited: readonly Invitee[] },
  ): Promise<boolean> {
    const { count } = await transaction.reviewSession.createMany({ data: session, skipDuplicates: true });
    if (count === 0) return false;
    await this.setAgenda(transaction, session.id, agenda);
    await this.setInvited(transaction, session.id, invited);
    return true;
  }

  /** Puts the agenda as asked; an item that stays keeps what happened on it. */
  async setAgenda(transaction: Transaction, sessionId: string, agenda: readonly PlannedItem[]): Promise<void> {
    await transaction.reviewItem.deleteMany({ where: { sessionId, id: { notIn: agenda.map(({ id }) => id) } } });
    for (const [position, { id, section, minutes }] of agenda.entries()) {
      await transaction.reviewItem.upsert({
        where: { id, sessionId },
        create: { id, sessionId, sectionId: section, position, minutes },
        update: { position, minutes },
      });
    }
  }

  async setInvited(transaction: Transaction, sessionId: string, invited: readonly Invitee[]): Promise<void> {
    await transaction.reviewInvitee.deleteMany({ where: { sessionId } });
    await transaction.reviewInvitee.createMany({
      data: invited.map(({ person, partner }) => ({ sessionId, personId: person, partnerId: partner })),
    });
  }

  /** Changes the session and counts it; with `minutes`, what people accepted is to be accepted again. */
  async change(
    transaction: Transaction,
    id: string,
    { minutes, ...changes }: Prisma.ReviewSessionUncheckedUpdateInput & { readonly minutes: boolean },
  ): Promise<void> {
    await transaction.reviewSession.update({
      where: { id },
      data: { ...changes, revision: { increment: 1 }, ...(minutes && { minutesRevision: { increment: 1 } }) },
    });
  }

  async changeItem(transaction: Transaction, id: string, changes: Prisma.ReviewItemUncheckedUpdateInput): Promise<void> {
    await transaction.reviewItem.update({ where: { id }, data: changes });
  }

  /** Its text comes on the table; where it left it last, that turn goes on. */
  async beginTurn(transaction: Transaction, itemId: string, fromSeq: number): Promise<void> {
    const { count } = await transaction.reviewTurn.updateMany({ where: { itemId, toSeq: fromSeq }, data: { toSeq: null } });
    if (count === 0) await transaction.reviewTurn.create({ data: { itemId, fromSeq } });
  }

  async endTurn(transaction: Transaction, itemId: string, toSeq: number): Promise<void> {
    await transaction.reviewTurn.updateMany({ where: { itemId, toSeq: null }, data: { toSeq } });
  }

  async setStance(
    transaction: Transaction,
    { itemId, partnerId, ...held }: Prisma.ReviewStanceUncheckedCreateInput,
  ): Promise<void> {
    await transaction.reviewStance.upsert({
      where: { itemId_partnerId: { itemId, partnerId } },
      create: { itemId, partnerId, ...held },
      update: held,
    });
  }

  /** As `lock`, with the state that the session has then; null when it is not there. */
  async lockedState(transaction: Transaction, id: string): Promise<string | null> {
    const rows = await transaction.$queryRaw<{ state: string }[]>`SELECT state FROM review_session WHERE id = ${id}::uuid FOR UPDATE`;
    return rows[0]?.state ?? null;
  }

  attendanceOf(transaction: Transaction, sessionId: string, people: readonly { readonly personId: string }[]): Promise<ReviewSessionRow['attendance']> {
    return transaction.reviewAttendance.findMany({ where: { sessionId, personId: { in: people.map(({ personId }) => personId) } } });
  }

  /** People are here, again or for the first time; each is named once. */
  async setAllHere(transaction: Transaction, sessionId: string, { arrivals, at }: { readonly arrivals: readonly Arrival[]; readonly at: Date }): Promise<void> {
    const [people, partners] = [arrivals.map(({ personId }) => personId), arrivals.map(({ partnerId }) => partnerId)];
    await transaction.$executeRaw`
      INSERT INTO review_attendance AS held (session_id, person_id, partner_id, joined_at, last_seen_at)
      SELECT ${sessionId}::uuid, person, partner, ${at}::timestamptz, ${at}::timestamptz
      FROM unnest(${people}::uuid[], ${partners}::uuid[]) AS arrived(person, partner)
      ON CONFLICT (session_id, person_id) DO UPDATE
      SET partner_id = excluded.partner_id, last_seen_at = greatest(held.last_seen_at, excluded.last_seen_at), left_at = NULL`;
  }

  /** Notes that somebody is still here; false when that person left meanwhile, or never came. */
  async stayHere(sessionId: string, { personId, at }: { personId: string; at: Date }): Promise<boolean> {
    const { count } = await this.database.client.reviewAttendance.updateMany({ where: { sessionId, personId, leftAt: null }, data: { lastSeenAt: at } });
    return count > 0;
  }

  async setLeft(transaction: Transaction, sessionId: string, { personId, at }: { personId: string; at: Date }): Promise<void> {
    await transaction.reviewAttendance.updateMany({ where: { sessionId, personId, leftAt: null }, data: { leftAt: at, lastSeenAt: at } });
  }

  async setActionPoint(
    transaction: Transaction,
    { id, sessionId, madeAt, ...point }: Prisma.ReviewActionPointUncheckedCreateInput & { id: string },
  ): Promise<void> {
    await transaction.reviewActionPoint.upsert({
      where: { id, sessionId },
      create: { id, sessionId, madeAt, ...point },
      update: point,
    });
  }

  async isActionPoint(transaction: Transaction, id: string): Promise<boolean> {
    return (await transaction.reviewActionPoint.count({ where: { id } })) > 0;
  }

  async dropActionPoint(transaction: Transaction, id: string): Promise<void> {
    await transaction.reviewActionPoint.deleteMany({ where: { id } });
  }

  async setDone(transaction: Transaction, id: string, doneAt: Date | null): Promise<void> {
    await transaction.reviewActionPoint.update({ where: { id }, data: { doneAt } });
  }

  async accept(
    transaction: Transaction,
    sessionId: string,
    { personId, minutesRevision, at }: { personId: string; minutesRevision: number; at: Date },
  ): Promise<void> {
    await transaction.reviewAcceptance.upsert({
      where: { sessionId_personId: { sessionId, personId } },
      create: { sessionId, personId, minutesRevision, at },
      update: { minutesRevision, at },
    });
  }

  /** Which of these sections the dossier has. */
  async sectionsOf(dossierId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.client.section.findMany({
      where: { dossierId, id: { in: [...ids] } },
      select: { id: true },
    });
    return new Set(rows.map(({ id }) => id));
  }

  /** Those of these items that there are, of whatever session. */
  itemsOf(ids: readonly string[]): Promise<{ id: string; sessionId: string; sectionId: string }[]> {
    return this.database.client.reviewItem.findMany({ where: { id: { in: [...ids] } }, select: { id: true, sessionId: true, sectionId: true } });
  }

  async names(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string; readonly organisation: string }>> {
    const people = await this.database.client.person.findMany({
      where: { id: { in: [...new Set(ids)] } },
      select: { id: true, name: true, organisation: true },
    });
    return new Map(people.map(({ id, name, organisation }) => [id, { name, organisation }]));
  }

  /** How the chairs of these sessions changed, the earliest first. */
  async chairChanges(ids: readonly string[], reader: Transaction = this.database.client): Promise<StoredChairChange[]> {
    const rows = await reader.dossierEvent.findMany({
      where: { reviewSessionId: { in: [...ids] }, event: 'chair-changed' },
      select: { reviewSessionId: true, chairId: true, chairBeforeId: true, personId: true, at: true },
      orderBy: { seq: 'asc' },
    });
    return rows.flatMap(({ reviewSessionId: sessionId, chairId, chairBeforeId: beforeId, personId, at }) =>
      sessionId === null || chairId === null || beforeId === null || personId === null ? [] : [{ sessionId, chairId, beforeId, personId, at }],
    );
  }

  /** Every approval of these sections, the earliest first. */
  async approvals(sectionIds: readonly string[]): Promise<StoredApproval[]> {
    const rows = await this.database.client.dossierEvent.findMany({
      where: { sectionId: { in: [...sectionIds] }, type: 'section', event: 'approve' },
      select: { sectionId: true, personId: true, at: true },
      orderBy: { seq: 'asc' },
    });
    return rows.flatMap(({ sectionId, personId, at }) => (sectionId === null || personId === null ? [] : [{ sectionId, personId, at }]));
  }

  /** Every partner, those that left too: minutes keep them. */
  async partners(dossierId: string): Promise<ReadonlyMap<string, PartnerOnce>> {
    const partners = await this.database.client.dossierPartner.findMany({
      where: { dossierId },
      select: { id: true, projectRole: true, organisation: { select: { name: true } } },
    });
    return new Map(
      partners.map(({ id, projectRole: role, organisation }) => [id, { id: partnerId.parse(id), name: organisation.name, projectRole: projectRole.parse(role) }]),
    );
  }
}
