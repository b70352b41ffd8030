import { verify } from '@node-rs/argon2';
import { createPrismaClient } from '@samenpen/database';
import type { TestDatabase } from '@samenpen/testing';
import { aDatabase } from '@samenpen/testing';
import type { AuditRow } from '../audit/audit-row';
import { auditHash, NO_HASH } from '../audit/audit-row';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './accounts';
import { emptyDemo } from './empty-demo';
import { keepDemoDeadlineAhead } from './keep-deadline-ahead';
import { seedDemo } from './seed-demo';

const NOW = new Date('2026-11-23T08:00:00Z');

describe('seeding the demo', () => {
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

  /** Every row of every table as text. */
  async function contents(): Promise<Record<string, readonly string[]>> {
    const tables = await client.$queryRaw<{ name: string }[]>`
      SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`;
    const rowsOf = async ({ name }: { name: string }) => {
      const rows = await client.$queryRawUnsafe<{ row: string }[]>(
        `SELECT to_jsonb(t)::text AS row FROM "${name}" t ORDER BY 1`,
      );
      return [name, rows.map(({ row }) => row)] as const;
    };
    return Object.fromEntries(await Promise.all(tables.map(rowsOf)));
  }

  const partnersOf = async (slug: string) => {
    const partners = await client.dossierPartner.findMany({
      where: { dossier: { slug } },
      include: { organisation: true },
      orderBy: { position: 'asc' },
    });
    return partners.map(({ organisation, projectRole }) =>
      [organisation.nis, organisation.name, projectRole].join(' '),
    );
  };

  it('gives both dossiers their real partners', async () => {
    expect(await partnersOf('noord')).toEqual([
      '31004 Blankenberge penhouder',
      '31006 Damme initiator',
      '31043 Knokke-Heist initiator',
      '31042 Zuienkerke initiator',
      '31005 Brugge partner-without-funds',
      ' Werkkracht10 facilitator',
    ]);
    expect(await partnersOf('west')).toEqual([
      '31003 Beernem penhouder',
      '31012 Jabbeke initiator',
      '31022 Oostkamp initiator',
      '31033 Torhout initiator',
      '31040 Zedelgem initiator',
      '31005 Brugge partner-without-funds',
      ' Werkkracht10 facilitator',
    ]);
  });

  it('says of Brugge that it gets no money and that its part is an example', async () => {
    const bruggeTwice = await client.dossierPartner.findMany({
      where: { organisation: { slug: 'brugge' } },
    });

    expect(bruggeTwice).toHaveLength(2);
    for (const brugge of bruggeTwice) {
      expect(brugge.fundingEligible).toBe(false);
      expect(brugge.fundingReason).toContain('voorbeeld');
    }
  });

  it('lets every account of the contract in with the password of the demo', async () => {
    const people = await client.person.findMany({ include: { credential: true } });

    expect(people.map(({ email }) => email).sort()).toEqual(
      DEMO_ACCOUNTS.map(({ key }) => `${key}.example`).sort(),
    );
    expect(people).toHaveLength(25);
    for (const { credential } of people) {
      expect(credential?.passwordHash).toMatch(/^\$argon2id\$/);
      expect(await verify(credential?.passwordHash ?? '', DEMO_PASSWORD)).toBe(true);
    }
  });

  it('gives every account its one role in its dossiers', async () => {
    const memberships = await client.membership.findMany({
      include: { person: true, dossier: true, partner: { include: { organisation: true } } },
    });

    const held = memberships.map(({ person, dossier, partner, role }) =>
      [person.email, role, partner.organisation.name, dossier.slug].join(' '),
    );
    const expected = DEMO_ACCOUNTS.filter(({ role }) => role !== 'operator').flatMap((account) =>
      account.dossiers.map((slug) =>
        [`${account.key}.example`, account.role, account.organisation, slug].join(' '),
      ),
    );
    expect(held.sort()).toEqual(expected.sort());
  });

  it('leaves an unbroken audit chain with every decision of both dossiers', async () => {
    const rows = await client.auditEvent.findMany({ orderBy: [{ chain: 'asc' }, { seq: 'asc' }] });
    const decisions = await client.dossierEvent.count({
      where: { type: 'section', event: { not: 'edit' } },
    });

    expect(rows.filter(({ action }) => /^section-(?!assigned)/.test(action))).toHaveLength(
      decisions,
    );
    for (const chain of new Set(rows.map((row) => row.chain))) {
      let before: Uint8Array = NO_HASH;
      for (const row of rows.filter((one) => one.chain === chain)) {
        expect(Buffer.from(row.hash)).toEqual(auditHash(before, row as unknown as AuditRow));
        before = row.hash;
      }
    }
  });

  it('changes nothing when it is done again', async () => {
    const before = await contents();

    expect(await seedDemo({ database: client, now: new Date('2026-11-24T10:00:00Z') })).toEqual([]);

    expect(await contents()).toEqual(before);
  });

  it('is done once when two programs start together', async () => {
    const other = await aDatabase();
    const clients = [createPrismaClient(other.url), createPrismaClient(other.url)];

    const written = await Promise.all(clients.map((one) => seedDemo({ database: one, now: NOW })));

    expect(written.flat().sort()).toEqual(['noord', 'west']);
    await Promise.all(clients.map((one) => one.$disconnect()));
    await other.drop();
  });
});

describe('the deadline of a running demo', () => {
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

  const deadlines = async () => {
    const history = await client.callDeadline.findMany({ orderBy: { id: 'asc' } });
    return history.map(({ deadline }) => deadline.toISOString());
  };

  it('has the history of the call behind it', async () => {
    expect((await deadlines()).slice(0, 3)).toEqual([
      '2021-10-04T10:00:00.000Z',
      '2021-10-29T10:00:00.000Z',
      '2026-12-23T11:00:00.000Z',
    ]);
  });

  it('stays while it lies ahead', async () => {
    const before = await deadlines();

    expect(
      await keepDemoDeadlineAhead({ database: client, now: new Date('2026-12-20T09:00:00Z') }),
    ).toBe(false);

    expect(await deadlines()).toEqual(before);
  });

  it('moves at a start after it has passed, and both dossiers are told', async () => {
    const start = new Date('2027-01-04T09:00:00Z');

    expect(await keepDemoDeadlineAhead({ database: client, now: start })).toBe(true);

    expect((await deadlines()).at(-1)).toBe('2027-02-03T11:00:00.000Z');
    const dossiers = await client.dossier.findMany({
      include: { events: { orderBy: { seq: 'desc' }, take: 1 } },
    });
    for (const { events, eventHead } of dossiers) {
      expect(events).toMatchObject([{ type: 'deadline-moved', seq: eventHead, at: start }]);
    }
  });

  it('is that of 2021 after a reset with the clock in 2021', async () => {
    await emptyDemo(database.ownerUrl);
    expect(await client.person.count()).toBe(0);

    expect(await seedDemo({ database: client, now: new Date('2021-10-19T12:00:00Z') })).toEqual([
      'noord',
      'west',
    ]);

    expect(await deadlines()).toEqual(['2021-10-04T10:00:00.000Z', '2021-10-29T10:00:00.000Z']);
  });
});
