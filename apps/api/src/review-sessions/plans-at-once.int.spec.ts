import { randomUUID } from 'node:crypto';
import { sectionDetail } from '@samenpen/contracts';
import { writeText, type TestDossier, type TestRole } from '@samenpen/testing';
import { aDossierEach } from '../testing/a-dossier-each';
import { allAskedDuring, askedDuring } from '../testing/held-back';
import { inHours } from '../testing/in-hours';
import type { TestServer } from '../testing/test-server';

let server: TestServer;
let dossier: TestDossier;

aDossierEach((given) => ({ server, dossier } = given));

const planOf = (id: string) => ({
  id,
  title: 'Overleg over de analyse',
  startsAt: inHours(-1),
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

describe('decisions on two sections at one moment, each of which waits in the session of the other', () => {
  type Table = { readonly session: string; readonly items: readonly [string, string] };

  let sections: readonly [string, string];

  // eslint-disable-next-line house/max-parameters -- reads as a sentence: in this session, this person makes this move
  async function moved(session: string, who: TestRole, move: string, more: object = {}): Promise<void> {
    const answer = await server.ask('POST', `/api/review-sessions/${session}/moves`, { as: dossier.people[who], body: { move, ...more } });
    expect({ move, text: answer.status === 200 ? '' : answer.text }).toEqual({ move, text: '' });
  }

  const decide = async ({ session, items }: Table, { who, at }: { who: TestRole; at: 0 | 1 }): Promise<void> => {
    const { version } = await server.read(`/api/sections/${sections[at]}`, sectionDetail, { as: dossier.people[who] });
    await moved(session, who, 'decide', { item: items[at], kind: 'approve', version });
  };

  /** Damme chairs, leaves the approval of one to the penhouder, and hands over; the other lies on the table. */
  async function aTable({ waiting, open }: { waiting: 0 | 1; open: 0 | 1 }): Promise<Table> {
    const { admin, damme } = dossier.people;
    const [id, items] = [randomUUID(), [randomUUID(), randomUUID()] as const];
    const agenda = items.map((item, at) => ({ id: item, section: sections[at], minutes: 30 }));
    expect((await plan({ ...planOf(id), chair: damme.id, agenda })).status).toBe(201);
    const table = { session: id, items };
    await moved(id, 'damme', 'start');
    await moved(id, 'admin', 'be-here');
    await moved(id, 'damme', 'open', { item: items[waiting] });
    await decide(table, { who: 'damme', at: waiting });
    await moved(id, 'damme', 'hand-over', { person: admin.id });
    await moved(id, 'admin', 'open', { item: items[open] });
    return table;
  }

  it('are both made, and confirm what waited', async () => {
    sections = [dossier.section('3-consortium'), dossier.section('4')];
    const author = dossier.people.damme;
    for (const section of sections) {
      await writeText(server.client, section, { text: 'Wij pakken de digitale kloof aan.', author: author.id });
      await server.client.section.update({ where: { id: section }, data: { status: 'drafting' } });
      await server.ask('POST', `/api/sections/${section}/transitions`, { as: author, body: { event: 'mark-ready' } });
    }
    const [one, other] = [await aTable({ waiting: 0, open: 1 }), await aTable({ waiting: 1, open: 0 })];

    // Each has taken its own session when it comes to write on its item, and waits there for the other to come as far.
    const items = `SELECT 1 FROM review_item WHERE id IN ('${one.items[1]}', '${other.items[0]}') FOR UPDATE`;
    await allAskedDuring(server.databaseUrl, [items], [() => decide(one, { who: 'admin', at: 1 }), () => decide(other, { who: 'admin', at: 0 })]);

    const stored = await server.client.reviewItem.findMany({ where: { sessionId: { in: [one.session, other.session] } } });
    expect(stored.map(({ decisionState }) => decisionState)).toEqual(['done', 'done', 'done', 'done']);
    const approved = await server.client.section.findMany({ where: { id: { in: [...sections] } } });
    expect(approved.map(({ status }) => status)).toEqual(['approved', 'approved']);
  });
});
