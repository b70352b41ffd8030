import { aDossier, writeText } from '@samenpen/testing';
import { Client } from 'pg';
import { aServer, type TestServer } from '../testing/test-server';
import { AuditTrail } from './audit.service';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

/** A dossier in which three things were recorded. */
async function aRecordedDossier() {
  const dossier = await aDossier(server.client);
  const section = dossier.section('3-consortium');
  await writeText(server.client, section, { text: 'Tekst.', author: dossier.people.damme.id });
  await server.client.section.update({ where: { id: section }, data: { status: 'drafting' } });
  for (const event of ['mark-ready', 'take-back', 'mark-ready']) {
    await server.ask('POST', `/api/sections/${section}/transitions`, {
      as: dossier.people.damme,
      body: { event },
    });
  }
  return dossier;
}

/** What somebody with the keys of the whole database could do, against every guard. */
async function tamper(sql: string): Promise<void> {
  const owner = new Client({ connectionString: server.ownerUrl });
  await owner.connect();
  await owner.query(
    `ALTER TABLE audit_event DISABLE TRIGGER ALL; ${sql}; ALTER TABLE audit_event ENABLE TRIGGER ALL`,
  );
  await owner.end();
}

describe('the audit chains', () => {
  it('hold one row per change, numbered per dossier', async () => {
    const [one, other] = [await aRecordedDossier(), await aRecordedDossier()];

    for (const { id } of [one, other]) {
      const rows = await server.client.auditEvent.findMany({
        where: { chain: id },
        orderBy: { seq: 'asc' },
      });
      expect(rows.map(({ seq, action }) => [seq, action])).toEqual([
        [1, 'section-mark-ready'],
        [2, 'section-take-back'],
        [3, 'section-mark-ready'],
      ]);
    }
    expect(await server.app.get(AuditTrail).broken()).toEqual([]);
  });

  it('show the first row that somebody changed behind our back', async () => {
    const { id } = await aRecordedDossier();

    await tamper(`UPDATE audit_event SET detail = '{}' WHERE chain = '${id}' AND seq = 2`);

    expect(await server.app.get(AuditTrail).broken()).toEqual([{ chain: id, seq: 2 }]);
    await tamper(`DELETE FROM audit_event WHERE chain = '${id}'`);
  });

  it('show where a row was taken out', async () => {
    const { id } = await aRecordedDossier();

    await tamper(`DELETE FROM audit_event WHERE chain = '${id}' AND seq = 2`);

    expect(await server.app.get(AuditTrail).broken()).toEqual([{ chain: id, seq: 3 }]);
    await tamper(`DELETE FROM audit_event WHERE chain = '${id}'`);
  });

  it('number on without a gap when many things happen at once', async () => {
    const { people } = await aDossier(server.client);
    const before = await server.client.auditEvent.count({ where: { chain: 'instance' } });
    const body = () => ({ name: 'script', expiresAt: new Date(Date.now() + 60_000).toISOString() });

    await Promise.all(
      Object.values(people).map((as) => server.ask('POST', '/api/tokens', { as, body: body() })),
    );

    expect(await server.client.auditEvent.count({ where: { chain: 'instance' } })).toBe(before + 8);
    expect(await server.app.get(AuditTrail).broken()).toEqual([]);
  });
});
