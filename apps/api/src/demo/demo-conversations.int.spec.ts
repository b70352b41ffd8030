import { createPrismaClient } from '@samenpen/database';
import { commentBody, threadAnchor } from '@samenpen/contracts';
import { documentContent, documentFromUpdates, quotedPlaces, suggestionsIn } from '@samenpen/dossier-document';
import type { TestDatabase } from '@samenpen/testing';
import { aDatabase } from '@samenpen/testing';
import { quotedRange } from '../comments/thread-places';
import { seedDemo } from './seed-demo';

// A Friday: the next working day is a Monday.
const NOW = new Date('2026-11-27T08:00:00Z');

describe('what people of the demo say and decide together', () => {
  let database: TestDatabase;
  let client: ReturnType<typeof createPrismaClient>;

  beforeAll(async () => {
    database = await aDatabase();
    client = createPrismaClient(database.url);
    await seedDemo({ database: client, now: NOW });
  });

  afterAll(async () => {
    await client.$disconnect();
    await database.drop();
  });

  const textOf = async (sectionId: string) => {
    const updates = await client.roomUpdate.findMany({ where: { roomId: sectionId }, orderBy: { seq: 'asc' } });
    return documentFromUpdates(updates.map(({ update }) => update));
  };
  const threads = (slug: string) => client.commentThread.findMany({ where: { dossier: { slug } }, include: { comments: true, mentions: true, audience: { include: { organisation: true } } } });
  const sessions = (slug: string, state: string) =>
    client.reviewSession.findMany({
      where: { dossier: { slug }, state },
      include: { items: { orderBy: { position: 'asc' }, include: { stances: true, section: true } }, actionPoints: true, acceptances: true, attendance: true, invitees: true },
    });

  const adopted = async () => {
    const [held] = await sessions('noord', 'adopted');
    if (held === undefined) throw new Error('Noord has no session with adopted minutes');
    return held;
  };

  it('hangs on words that stand in the texts', async () => {
    for (const slug of ['noord', 'west']) {
      for (const { anchor, comments } of await threads(slug)) {
        for (const { body } of comments) expect(commentBody.safeParse(body).success).toBe(true);
        const place = threadAnchor.parse(anchor);
        if (place.kind !== 'range') continue;
        expect(quotedPlaces(await textOf(place.section), [quotedRange(place)])).toMatchObject([{ kind: 'found', words: place.quote }]);
      }
    }
  });

  it('shows one conversation of each kind in Noord', async () => {
    const all = await threads('noord');

    expect(all).toHaveLength(5);
    expect(all.filter(({ audience }) => audience?.organisation.slug === 'damme')).toHaveLength(1);
    expect(all.filter(({ resolvedAt }) => resolvedAt !== null)).toHaveLength(1);
    expect(all.filter(({ assigneePersonId, dueAt }) => assigneePersonId !== null && dueAt !== null && dueAt > NOW)).toHaveLength(1);
    expect(all.filter(({ proposalState }) => proposalState === 'open')).toHaveLength(1);
    expect(all.filter(({ mentions }) => mentions.some(({ answeredAt }) => answeredAt === null))).toHaveLength(3);
  });

  it('leaves no trace of what is internal in what the others read', async () => {
    const internal = await client.commentThread.findMany({ where: { audienceId: { not: null } } });
    const events = await client.dossierEvent.findMany({ where: { type: 'thread' } });
    const audit = await client.auditEvent.findMany({ where: { subject: { startsWith: 'thread/' } } });

    expect(internal).toHaveLength(2);
    const ids = internal.map(({ id }) => id);
    expect(events.filter(({ threadId }) => ids.includes(threadId ?? ''))).toEqual([]);
    expect(audit.filter(({ subject }) => ids.some((id) => subject.includes(id)))).toEqual([]);
  });

  it('knows of every open suggestion who made it, and counts them', async () => {
    const contents = await client.sectionContent.findMany({ where: { suggestions: { gt: 0 } }, include: { section: true } });

    expect(contents.map(({ suggestions }) => suggestions).sort()).toEqual([1, 2]);
    for (const { sectionId, suggestions, section } of contents) {
      const rows = await client.suggestion.findMany({ where: { sectionId } });
      const inText = suggestionsIn(documentContent(await textOf(sectionId)).json);
      expect(section.status).toBe('drafting');
      expect(rows.every(({ authorId }) => authorId !== null)).toBe(true);
      expect(inText.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
      expect(inText).toHaveLength(suggestions);
      expect(inText.every(({ added, removed }) => added !== '' && removed !== '')).toBe(true);
    }
  });

  it('has a session planned for the next working day, with several sections that are still open', async () => {
    for (const slug of ['noord', 'west']) {
      const [planned, ...more] = await sessions(slug, 'planned');
      expect(more).toEqual([]);
      expect(planned?.startsAt.toISOString().slice(0, 10)).toBe('2026-11-30');
      expect(planned?.items.length).toBeGreaterThanOrEqual(3);
      expect(planned?.items.some(({ section }) => section.status === 'approved')).toBe(false);
      expect(planned?.invitees.length).toBeGreaterThan(4);
    }
  });

  it('has adopted minutes with decisions that the sections really got', async () => {
    const held = await adopted();

    expect(held.items.map(({ decisionKind, decisionState }) => [decisionKind, decisionState])).toEqual([
      ['approve', 'done'],
      ['postpone', 'done'],
      ['request-changes', 'done'],
    ]);
    expect(held.items.filter(({ decisionReason }) => decisionReason !== null)).toHaveLength(2);
    for (const { sectionId, decisionKind, decidedAt, decidedBy, decidedVersion } of held.items) {
      if (decisionKind === 'postpone' || decidedAt === null) continue;
      const event = await client.dossierEvent.findFirst({ where: { sectionId, event: decisionKind, at: decidedAt } });
      expect(event).toMatchObject({ personId: decidedBy, version: decidedVersion });
    }
  });

  it('has minutes that everybody who was there accepted as they stand, with an action point that is still open', async () => {
    const held = await adopted();

    expect(held.items.flatMap(({ stances }) => stances.map(({ stance }) => stance))).toContain('disagree');
    expect(held.actionPoints.map(({ doneAt }) => doneAt === null)).toEqual(expect.arrayContaining([true, false]));
    expect(held.acceptances).toHaveLength(held.attendance.length);
    expect(held.acceptances.every(({ minutesRevision }) => minutesRevision === held.minutesRevision)).toBe(true);
  });

  it('lets a decision of West wait for the penhouder, and its minutes for those who were there', async () => {
    const [held] = await sessions('west', 'ended');

    expect(held?.items.map(({ decisionState, section }) => [decisionState, section.status])).toEqual([
      ['waiting', 'ready'],
      ['done', 'drafting'],
    ]);
    expect(held?.acceptances.length).toBeLessThan(held?.attendance.length ?? 0);
  });

  it('says of every session that it is an example', async () => {
    const all = await client.reviewSession.findMany();

    expect(all).toHaveLength(4);
    for (const { preparation, note, state } of all) {
      expect(preparation).toContain('Voorbeeldoverleg voor de demonstratie.');
      if (state !== 'planned') expect(note).toBe('Voorbeeldverslag voor de demonstratie.');
    }
  });
});
