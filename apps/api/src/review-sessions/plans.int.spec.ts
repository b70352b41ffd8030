import { randomUUID } from 'node:crypto';
import type { TestDossier } from '@samenpen/testing';
import { aDossierEach } from '../testing/a-dossier-each';
import { inHours } from '../testing/in-hours';
import type { TestServer } from '../testing/test-server';

let server: TestServer;
let dossier: TestDossier;

aDossierEach((given) => ({ server, dossier } = given));

const plan = (id: string, startsAt: Date) => {
  const { admin, damme } = dossier.people;
  const agenda = [{ id: randomUUID(), section: dossier.section('4'), minutes: 10 }];
  const body = { id, title: 'Overleg', startsAt, place: '', preparation: '', chair: admin.id, invited: [damme.id], agenda };
  return server.ask('POST', `/api/dossiers/${dossier.slug}/review-sessions`, { as: admin, body });
};

const change = (id: string, body: object) => server.ask('PATCH', `/api/review-sessions/${id}`, { as: dossier.people.admin, body });

describe('a session that would begin in the past', () => {
  it('is planned up to a day after its hour, and not later: nobody is told of it then', async () => {
    expect(await plan(randomUUID(), inHours(-25))).toMatchObject({ status: 403, body: { reason: 'session-in-the-past' } });
    expect(await server.client.notification.count({ where: { dossierId: dossier.id } })).toBe(0);

    expect((await plan(randomUUID(), inHours(-23))).status).toBe(201);
  });

  it('is not moved there either, and changes in all else once its hour is long over', async () => {
    const id = randomUUID();
    await plan(id, inHours(-1));
    const longAgo = inHours(-100);

    expect(await change(id, { startsAt: longAgo })).toMatchObject({ status: 403, body: { reason: 'session-in-the-past' } });
    await server.client.reviewSession.update({ where: { id }, data: { startsAt: longAgo } });
    expect((await change(id, { startsAt: longAgo, place: 'Stadhuis' })).status).toBe(200);
  });
});
