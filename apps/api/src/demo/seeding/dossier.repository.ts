import { randomUUID } from 'node:crypto';
import type { Prisma } from '@samenpen/database';
import type { EventRow } from '../../events/dossier-event.repository';
import type { DemoDossier } from '../accounts';
import { storeMeetings } from './meeting-rows.repository';
import { storeThreads } from './thread-rows.repository';
import { approvalRows, contentRow, namedVersionRows, roomRows, sectionRow, suggestionRows } from './section-rows.repository';
import type { StoredCall } from './call.repository';
import type { PlayedDossier } from './played-dossier';
import type { DemoStore } from './demo-store.repository';

/** Whether a dossier is there already: then its seeding is done, however much was changed since. */
export async function isSeeded(store: DemoStore, slug: DemoDossier): Promise<boolean> {
  return (await store.dossier.count({ where: { slug } })) > 0;
}

type Surroundings = Omit<StoredCall, 'deadlines'> & {
  readonly organisations: ReadonlyMap<string, string>;
  readonly events: readonly EventRow[];
};

/** Stores a played dossier: partners, members, sections with their rooms, conversations, review sessions, events. */
export async function storeDossier(
  store: DemoStore,
  dossier: PlayedDossier,
  surroundings: Surroundings,
): Promise<void> {
  const { id, slug, title, startedAt } = dossier;
  const { id: callId, templateVersionId, events } = surroundings;
  await store.dossier.create({
    data: { id, slug, title, callId, templateVersionId, startedAt, eventHead: events.length },
  });
  await storePartners(store, dossier, surroundings.organisations);
  await storeSections(store, dossier);
  await storeThreads(store, id, dossier.threads);
  await storeMeetings(store, id, dossier.meetings);
  await store.dossierEvent.createMany({
    data: events.map((event) => ({ ...event, dossierId: id })),
  });
}

async function storePartners(
  store: DemoStore,
  { id: dossierId, partners, memberships, startedAt }: PlayedDossier,
  organisations: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = partners.map(({ organisation, ...partner }, position) => {
    const organisationId = organisations.get(organisation);
    if (organisationId === undefined) throw new RangeError(`no organisation ${organisation}`);
    return { ...partner, dossierId, organisationId, position };
  });
  await store.dossierPartner.createMany({ data: rows });
  await store.membership.createMany({
    data: memberships.map((membership) => ({
      ...membership,
      id: randomUUID(),
      dossierId,
      createdAt: startedAt,
    })),
  });
}

async function storeSections(store: DemoStore, { id, sections }: PlayedDossier): Promise<void> {
  await store.section.createMany({ data: sections.map((section) => sectionRow(id, section)) });
  const approvals = sections.flatMap(approvalRows);
  await store.approval.createMany({ data: approvals });
  for (const approval of approvals) await bindApproval(store, approval);
  const rooms = sections.flatMap(roomRows);
  await store.room.createMany({ data: rooms.map(({ room }) => room) });
  await store.roomUpdate.createMany({ data: rooms.flatMap(({ updates }) => updates) });
  await store.authorClient.createMany({ data: rooms.flatMap(({ clients }) => clients) });
  await store.sectionContent.createMany({ data: sections.flatMap(contentRow) });
  await store.namedVersion.createMany({ data: sections.flatMap(namedVersionRows) });
  await store.suggestion.createMany({ data: sections.flatMap(suggestionRows) });
}

// The section names the approval that holds; one that was reopened keeps its approvals but names none.
async function bindApproval(
  store: DemoStore,
  approval: Prisma.ApprovalCreateManyInput & { id: string },
): Promise<void> {
  await store.section.updateMany({
    where: { id: approval.sectionId, status: 'approved' },
    data: { approvalId: approval.id },
  });
}
