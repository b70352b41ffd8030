import { dossierDetail } from '@samenpen/contracts';
import { aDossier, type TestDossier, type TestRole } from '@samenpen/testing';
import { LiveRooms } from '../platform/live-rooms';
import { aServer, type TestServer } from '../testing/test-server';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

async function membershipOf(dossier: TestDossier, who: TestRole): Promise<string> {
  const { id } = await server.client.membership.findFirstOrThrow({
    where: { personId: dossier.people[who].id, endedAt: null },
  });
  return id;
}

const path = (dossier: TestDossier, membership: string) =>
  `/api/dossiers/${dossier.slug}/members/${membership}`;

describe('ending a membership', () => {
  it('takes effect at once, on every room of the dossier', async () => {
    const dossier = await aDossier(server.client);
    const asked: string[][] = [];
    server.app.get(LiveRooms).connect({
      rightsChanged: (rooms) => void asked.push([...rooms]),
      closing: () => Promise.resolve(),
      roomsMoved: () => undefined,
      announce: () => undefined,
      whisper: () => undefined,
      loginEnded: () => undefined,
    });

    const answer = await server.ask('DELETE', path(dossier, await membershipOf(dossier, 'damme')), {
      as: dossier.people.admin,
    });

    expect(answer.status).toBe(204);
    expect(
      (await server.ask('GET', `/api/dossiers/${dossier.slug}`, { as: dossier.people.damme }))
        .status,
    ).toBe(404);
    expect(asked[0]).toContain(dossier.section('3-consortium'));
    expect(
      await server.client.room.findUniqueOrThrow({ where: { id: dossier.section('4') } }),
    ).toMatchObject({ accessEpoch: 2n });
    const rows = await server.client.auditEvent.findMany({ where: { chain: dossier.id } });
    expect(rows).toMatchObject([
      {
        action: 'member-removed',
        detail: { person: dossier.people.damme.id, from: 'partner-editor' },
      },
    ]);
  });

  it('is for the penhouder, and for oneself', async () => {
    const dossier = await aDossier(server.client);
    const damme = await membershipOf(dossier, 'damme');

    expect(
      (await server.ask('DELETE', path(dossier, damme), { as: dossier.people.zuienkerke })).body,
    ).toMatchObject({
      status: 403,
      reason: 'role-may-not-manage-members',
    });
    expect(
      (await server.ask('DELETE', path(dossier, damme), { as: dossier.people.damme })).status,
    ).toBe(204);
    expect(
      (await server.ask('DELETE', path(dossier, damme), { as: dossier.people.admin })).status,
    ).toBe(404);
  });

  it('never takes the last administrator, also when two leave at the same moment', async () => {
    const dossier = await aDossier(server.client);
    const leave = async (who: TestRole) =>
      server.ask('DELETE', path(dossier, await membershipOf(dossier, who)), {
        as: dossier.people[who],
      });

    const answers = await Promise.all([leave('admin'), leave('secondAdmin')]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
  });
});

describe('giving another role', () => {
  it('is seen by everybody in the dossier', async () => {
    const dossier = await aDossier(server.client);

    const answer = await server.ask('PATCH', path(dossier, await membershipOf(dossier, 'damme')), {
      as: dossier.people.admin,
      body: { role: 'reader' },
    });

    expect(answer.status).toBe(204);
    const { partners } = await server.read(`/api/dossiers/${dossier.slug}`, dossierDetail, {
      as: dossier.people.zuienkerke,
    });
    const roles = partners
      .flatMap(({ members }) => members)
      .filter(({ person }) => person === dossier.people.damme.id);
    expect(roles).toMatchObject([{ role: 'reader' }]);
  });

  it('is not for an editor, and no role is invented', async () => {
    const dossier = await aDossier(server.client);
    const damme = await membershipOf(dossier, 'damme');

    expect(
      (
        await server.ask('PATCH', path(dossier, damme), {
          as: dossier.people.damme,
          body: { role: 'penhouder-admin' },
        })
      ).status,
    ).toBe(403);
    expect(
      (
        await server.ask('PATCH', path(dossier, damme), {
          as: dossier.people.admin,
          body: { role: 'king' },
        })
      ).status,
    ).toBe(400);
  });
});
