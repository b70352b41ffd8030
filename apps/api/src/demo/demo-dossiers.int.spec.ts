import type { Asker, SectionFacts } from '@samenpen/access-policy';
import { may } from '@samenpen/access-policy';
import { iedereenDigitaal2021 } from '@samenpen/call-templates';
import { createPrismaClient } from '@samenpen/database';
import {
  changeToJson,
  checkDocument,
  documentContent,
  documentFromUpdates,
} from '@samenpen/dossier-document';
import { countCharacters, dossierProgress } from '@samenpen/dossier-rules';
import type { TestDatabase } from '@samenpen/testing';
import { aDatabase } from '@samenpen/testing';
import { approvalHash } from '../sections/approval-hash';
import { seedDemo } from './seed-demo';

const NOW = new Date('2026-11-23T08:00:00Z');
const A_DAY = 86_400_000;

type Client = ReturnType<typeof createPrismaClient>;

/** Everything about the texts of one dossier, read from the log of their rooms. */
async function textsOf(client: Client, slug: string) {
  const sections = await client.section.findMany({
    where: { dossier: { slug }, kind: 'text' },
    orderBy: { position: 'asc' },
    include: {
      content: true,
      approval: true,
      approvals: true,
      assignee: { include: { organisation: true } },
      owner: { include: { organisation: true } },
    },
  });
  const rooms = await client.room.findMany();
  const updates = await client.roomUpdate.findMany({ orderBy: { seq: 'asc' } });
  return sections.map((section) => {
    const lines = updates.filter(({ roomId }) => roomId === section.id);
    const document = documentFromUpdates(lines.map(({ update }) => update));
    const content = documentContent(document);
    const limit =
      iedereenDigitaal2021.sections.find(({ key }) => key === section.key)?.limits?.maxCharacters ??
      Infinity;
    const share = countCharacters(content.text) / limit;
    return {
      ...section,
      room: rooms.find(({ id }) => id === section.id),
      lines,
      document,
      live: content,
      share,
    };
  });
}

type Text = Awaited<ReturnType<typeof textsOf>>[number];

describe('the dossiers of the demo', () => {
  let database: TestDatabase;
  let client: Client;
  let noord: readonly Text[];
  let west: readonly Text[];

  beforeAll(async () => {
    database = await aDatabase();
    client = createPrismaClient(database.url);
    await seedDemo({ database: client, now: NOW });
    [noord, west] = await Promise.all([textsOf(client, 'noord'), textsOf(client, 'west')]);
  });

  afterAll(async () => {
    await client.$disconnect();
    await database.drop();
  });

  const progressOf = async (slug: string) => {
    const sections = await client.section.findMany({
      where: { dossier: { slug } },
      select: { status: true },
    });
    // The column is text; the seeding writes nothing but the codes.
    return dossierProgress(sections.map(({ status }) => status as SectionFacts['status']));
  };
  const keyed = (texts: readonly Text[], key: string, owner?: string) =>
    texts.find((text) => text.key === key && text.owner?.organisation.slug === owner);
  const written = (texts: readonly Text[]) => texts.filter(({ status }) => status !== 'empty');

  it('show Noord after two weeks of writing', async () => {
    expect(await progressOf('noord')).toMatchObject({
      total: 47,
      approved: 10,
      ready: 4,
      changesRequested: 1,
      drafting: 5,
    });
  });

  it('show West nearly there', async () => {
    expect(await progressOf('west')).toMatchObject({
      total: 53,
      approved: 21,
      ready: 2,
      changesRequested: 0,
      drafting: 1,
    });
  });

  it('fill at least twelve texts of Noord for 60 to 100 % of their limit, and exactly one over it', () => {
    expect(noord.filter(({ share }) => share >= 0.6 && share <= 1).length).toBeGreaterThanOrEqual(
      12,
    );
    expect(noord.filter(({ share }) => share > 1).map(({ key, status }) => [key, status])).toEqual([
      ['4', 'changes-requested'],
    ]);
    expect(west.filter(({ share }) => share > 1)).toEqual([]);
  });

  it('leave what Zuienkerke must write itself empty', () => {
    const own = noord.filter(({ owner }) => owner?.organisation.slug === 'zuienkerke');

    expect(own.map(({ status, live }) => [status, live.text])).toEqual([
      ['empty', ''],
      ['empty', ''],
    ]);
  });

  it('mark every text as an example in its last line', () => {
    for (const { live } of [...written(noord), ...written(west)]) {
      expect(live.text.endsWith('\nVoorbeeldtekst voor de demonstratie.')).toBe(true);
    }
  });

  it('hold only texts that the document schema knows and that an editor opens without changing them', () => {
    for (const { document, live } of [...noord, ...west]) {
      expect(checkDocument(document)).toEqual([]);
      expect(() => changeToJson(document, live.json, { clientId: 7 })).toThrow('not 0');
    }
  });

  it('know of every text the version that its room really has', () => {
    for (const { content, live, room, lines } of [...noord, ...west]) {
      expect(content).toMatchObject({
        version: live.version,
        text: live.text,
        head: BigInt(lines.length),
      });
      expect(room).toMatchObject({ head: BigInt(lines.length) });
    }
  });

  it('bind every approval to exactly what stands in the closed room', () => {
    const approved = [...noord, ...west].filter(({ status }) => status === 'approved');

    expect(approved).toHaveLength(31);
    for (const { approval, live, room, lines } of approved) {
      expect(approval).toMatchObject({
        version: live.version,
        text: live.text,
        roomSeq: BigInt(lines.length),
      });
      expect(Buffer.from(approval?.sha256 ?? [])).toEqual(
        Buffer.from(approvalHash({ ...live, json: approval?.content })),
      );
      expect(room?.state).toBe('closed');
    }
    for (const { status, room, approval } of [...noord, ...west]) {
      if (status !== 'approved') expect([room?.state, approval]).toEqual(['open', null]);
    }
  });

  it('keep the approval of the text that was reopened, with the reason of the reopening', async () => {
    const reopened = keyed(noord, '5b');
    const event = await client.dossierEvent.findFirst({
      where: { sectionId: reopened?.id ?? '', event: 'reopen' },
    });

    expect(reopened?.status).toBe('drafting');
    expect(reopened?.approvals).toHaveLength(1);
    expect(reopened?.approvals[0]?.version).not.toBe(reopened?.live.version);
    expect(event?.reason).toContain('Damme');
  });

  it('say why changes and a reopening are asked', () => {
    expect(keyed(noord, '4')?.changeReason).toContain('3.000 tekens');
    expect(keyed(noord, '10', 'knokke-heist')?.reopenReason).toContain('dienst welzijn');
  });

  it('let all four municipalities and the facilitator write in the Omgevingsanalyse, and a reader not', async () => {
    const omgevingsanalyse = keyed(noord, '3-consortium');
    const members = await client.membership.findMany({
      where: { dossier: { slug: 'noord' } },
      include: { person: true },
    });
    const writes = (address: string): boolean => {
      const member = members.find(({ person }) => person.email === address);
      // Ids and codes come straight from the database; the brands exist only in the types.
      const asker = {
        person: member?.personId,
        standings: [{ role: member?.role, partner: member?.partnerId }],
      } as unknown as Asker;
      const facts = {
        dossierStatus: 'drafting',
        status: omgevingsanalyse?.status,
        kind: 'text',
        scope: 'consortium',
        owner: null,
        assignee: null,
        markedReadyBy: null,
        changedBy: [],
        isFourEyes: false,
        mayBeNotApplicable: false,
        readersMayComment: true,
        hasOpenSuggestions: false,
        isConsolidated: false,
      } as unknown as SectionFacts;
      return may(asker, 'write', facts).allowed;
    };

    expect(omgevingsanalyse?.assigneeId).toBeNull();
    expect(omgevingsanalyse?.dueAt?.getTime()).toBeGreaterThan(NOW.getTime());
    expect(
      [
        'beheerder@blankenberge.example',
        'redacteur@damme.example',
        'redacteur@knokke-heist.example',
        'redacteur@zuienkerke.example',
        'facilitator@werkkracht10.example',
      ].map(writes),
    ).toEqual([true, true, true, true, true]);
    expect(writes('lezer@brugge.example')).toBe(false);
  });

  it('have a history of two weeks by at least five accounts, all of it before now', async () => {
    for (const slug of ['noord', 'west']) {
      const { events, eventHead } = await client.dossier.findUniqueOrThrow({
        where: { slug },
        include: { events: { orderBy: { seq: 'asc' } } },
      });
      const times = events.map(({ at }) => at.getTime());
      const days = new Set(events.map(({ at }) => at.toISOString().slice(0, 10)));
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      expect(eventHead).toBe(events.length);
      expect(times).toEqual([...times].sort((one, other) => one - other));
      expect(times.at(-1)).toBeLessThanOrEqual(NOW.getTime());
      expect(NOW.getTime() - (times[0] ?? 0)).toBeGreaterThan(13 * A_DAY);
      expect(days.size).toBeGreaterThanOrEqual(10);
      expect(new Set(events.flatMap(({ personId }) => personId ?? [])).size).toBeGreaterThanOrEqual(
        5,
      );
    }
  });

  it('know of every room who wrote with which client, in the order of time', async () => {
    const clients = await client.authorClient.findMany();

    for (const { id, lines, room } of [...written(noord), ...written(west)]) {
      const [seed, ...authored] = lines;
      const known = new Set(
        clients.filter(({ roomId }) => roomId === id).map(({ personId }) => personId),
      );
      expect(seed?.authorId).toBeNull();
      expect(new Set(authored.map(({ authorId }) => authorId))).toEqual(known);
      expect(authored.at(-1)).toMatchObject({ authorId: room?.lastAuthor, at: room?.lastAt });
      const times = lines.map(({ at }) => at.getTime());
      expect(times).toEqual([...times].sort((one, other) => one - other));
    }
  });

  it('have texts that several people wrote together', () => {
    const together = noord.filter(
      ({ lines }) => new Set(lines.map(({ authorId }) => authorId)).size > 3,
    );

    expect(together.length).toBeGreaterThanOrEqual(8);
  });
});
