import { randomUUID } from 'node:crypto';
import type { TestDossier } from '@samenpen/testing';
import { aDossierEach } from '../testing/a-dossier-each';
import { askedDuring } from '../testing/held-back';
import type { TestServer } from '../testing/test-server';

let server: TestServer;
let dossier: TestDossier;

aDossierEach((given) => ({ server, dossier } = given));

const planOf = (id: string) => ({
  id,
  title: 'Overleg over de analyse',
  startsAt: '2021-10-01T09:00:00+02:00',
  place: '',
  preparation: '',
  chair: dossier.people.admin.id,
  invited: [dossier.people.damme.id],
  agenda: [{ id: randomUUID(), section: dossier.section('3-consortium'), minutes: 30 }],
});

const plan = (body: object) => server.ask('POST', `/api/dossiers/${dossier.slug}/review-sessions`, { as: dossier.people.admin, body });

describe('plans of sessions', () => {
  it('change while others are reminded: none of them waits for the other in a circle', async () => {
    const { admin, secondAdmin } = dossier.people;
    const sessions = Array.from({ length: 8 }, () => planOf(randomUUID()));
    for (const session of sessions) expect((await plan(session)).status).toBe(201);

    const answers = await Promise.all(
      sessions.flatMap(({ id }) => [
        server.ask('PATCH', `/api/review-sessions/${id}`, { as: admin, body: { title: 'Anders', chair: secondAdmin.id } }),
        server.ask('POST', `/api/dossiers/${dossier.slug}/reminders`, { as: admin, body: { partner: dossier.partners.damme } }),
      ]),
    );

    expect(answers.filter(({ status }) => status >= 300).map(({ text }) => text)).toEqual([]);
  }, 60_000);

  it('are made once when they are sent twice at the same moment', async () => {
    const session = planOf(randomUUID());

    const answers = await Promise.all([1, 2, 3].map(() => plan(session)));

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await server.client.dossierEvent.count({ where: { dossierId: dossier.id, type: 'review-session' } })).toBe(1);
  });
});

describe('a plan of somebody who is taken out of the dossier at this moment', () => {
  const removing = (person: string): string[] => [
    `SELECT 1 FROM dossier WHERE id = '${dossier.id}' FOR UPDATE`,
    `UPDATE membership SET ended_at = now() WHERE dossier_id = '${dossier.id}' AND person_id = '${person}'`,
  ];

  it('is not made', async () => {
    const session = planOf(randomUUID());

    await askedDuring(server.databaseUrl, removing(dossier.people.admin.id), () => plan(session));

    expect(await server.client.reviewSession.count({ where: { id: session.id } })).toBe(0);
  });
});

describe('a decision', () => {
  it.each([
    ['somebody else gets the chair', (): string => `chair_id = '${dossier.people.secondAdmin.id}'`],
    ['the session ends', (): string => `state = 'ended', current_item_id = NULL`],
    ['another item comes on the table', (): string => 'current_item_id = NULL'],
  ])('is not made any more when %s at this moment', async (_what, change) => {
    const { admin } = dossier.people;
    const session = planOf(randomUUID());
    const [item] = session.agenda;
    await plan(session);
    const move = (body: object) => server.ask('POST', `/api/review-sessions/${session.id}/moves`, { as: admin, body });
    await move({ move: 'start' });
    await move({ move: 'open', item: item?.id });

    const { status } = await askedDuring(server.databaseUrl, [`UPDATE review_session SET ${change()} WHERE id = '${session.id}'`], () =>
      move({ move: 'decide', item: item?.id, kind: 'postpone', readyFirst: false, reason: 'Volgende keer.' }),
    );

    expect(status).toBe(403);
    expect(await server.client.reviewItem.findFirst({ where: { id: item?.id ?? '' } })).toMatchObject({ decisionKind: null });
  });
});
