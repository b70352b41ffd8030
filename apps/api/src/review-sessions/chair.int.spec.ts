import { randomUUID } from 'node:crypto';
import { dossierEvent, notification, pageOf, reviewSession, type ReviewSession } from '@samenpen/contracts';
import { aDossier, type TestDossier, type TestRole } from '@samenpen/testing';
import { CalendarFiles } from '../calendar/calendar-files.service';
import { inHours } from '../testing/in-hours';
import { aServer, type TestServer } from '../testing/test-server';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

type Planned = { readonly dossier: TestDossier; readonly id: string; readonly plan: object };

/** The hour of the plan is over: who should chair and is not there can be replaced. */
async function aPlan(chair: TestRole, invited: readonly TestRole[]): Promise<Planned> {
  const dossier = await aDossier(server.client);
  const { people } = dossier;
  const id = randomUUID();
  const plan = {
    title: 'Overleg over de analyse',
    startsAt: inHours(-1),
    place: '',
    preparation: '',
    chair: people[chair].id,
    invited: invited.map((who) => people[who].id),
    agenda: [{ id: randomUUID(), section: dossier.section('3-consortium'), minutes: 30 }],
  };
  expect(await server.ask('POST', `/api/dossiers/${dossier.slug}/review-sessions`, { as: people.admin, body: { id, ...plan } })).toMatchObject({ status: 201 });
  return { dossier, id, plan };
}

const read = ({ dossier, id }: Planned): Promise<ReviewSession> => server.read(`/api/review-sessions/${id}`, reviewSession, { as: dossier.people.admin });

// eslint-disable-next-line house/max-parameters -- reads as a sentence: in this session, this person makes this move
async function moved({ dossier, id }: Planned, who: TestRole, move: string, more: object = {}): Promise<void> {
  expect(await server.ask('POST', `/api/review-sessions/${id}/moves`, { as: dossier.people[who], body: { move, ...more } })).toMatchObject({ status: 200 });
}

async function changed({ dossier, id, plan }: Planned, change: object): Promise<void> {
  expect(await server.ask('PATCH', `/api/review-sessions/${id}`, { as: dossier.people.admin, body: { ...plan, ...change } })).toMatchObject({ status: 200 });
}

/** What somebody was told, the earliest first. */
async function told({ dossier }: Planned, who: TestRole): Promise<string[]> {
  const { items } = await server.read('/api/notifications', pageOf(notification), { as: dossier.people[who] });
  return items.map(({ kind }) => kind).toReversed();
}

async function history({ dossier }: Planned) {
  const { items } = await server.read(`/api/dossiers/${dossier.slug}/events`, pageOf(dossierEvent), { as: dossier.people.zuienkerke });
  return items.flatMap(({ by, reviewSession: session }) => (session?.step === 'chair-changed' ? [[by?.person, session.chair?.person]] : []));
}

const calendarOf = ({ dossier, id }: Planned, who: TestRole) => server.app.get(CalendarFiles).ofReviewSession(id, dossier.people[who].id);

describe('the chair of a planned session', () => {
  it('is asked to chair it, invited or not, and has it in the calendar', async () => {
    const planned = await aPlan('damme', ['zuienkerke']);

    expect([await told(planned, 'damme'), await told(planned, 'zuienkerke')]).toEqual([['chair-given'], ['session-planned']]);
    expect(await calendarOf(planned, 'damme')).toContain('METHOD:PUBLISH');
    await moved(planned, 'admin', 'cancel', { reason: 'Te weinig volk.' });
    expect(await read(planned)).toMatchObject({ state: 'cancelled', cancelReason: 'Te weinig volk.' });
    expect(await told(planned, 'damme')).toEqual(['chair-given', 'session-cancelled']);
  });

  it('who is named by a later change of the plan is told, as is who had the chair, and nobody else', async () => {
    const planned = await aPlan('damme', ['zuienkerke']);

    await changed(planned, { chair: planned.dossier.people.facilitator.id });

    expect(await told(planned, 'facilitator')).toEqual(['chair-given']);
    expect((await told(planned, 'damme')).toSorted()).toEqual(['chair-given', 'chair-taken', 'session-uninvited']);
    expect(await told(planned, 'zuienkerke')).toEqual(['session-planned']);
    expect(await calendarOf(planned, 'damme')).toContain('METHOD:CANCEL');
    expect(await calendarOf(planned, 'facilitator')).toContain('METHOD:PUBLISH');
  });

  it('stands in the history whenever it is another one, with who made it so', async () => {
    const planned = await aPlan('damme', ['damme', 'zuienkerke']);
    const { admin, damme, zuienkerke } = planned.dossier.people;

    await moved(planned, 'zuienkerke', 'take-over');
    await changed(planned, { chair: damme.id });
    await changed(planned, { chair: damme.id });

    expect(await history(planned)).toEqual([
      [zuienkerke.id, zuienkerke.id],
      [admin.id, damme.id],
    ]);
    expect((await told(planned, 'damme')).toSorted()).toEqual(['chair-given', 'chair-given', 'chair-taken']);
    expect(await told(planned, 'zuienkerke')).toEqual(['session-planned', 'chair-taken']);
  });
});

describe('the empty chair of a session that does not run', () => {
  it.each([
    ['whose hour is over', (): Promise<void> => Promise.resolve()],
    ['that has ended', async (planned: Planned): Promise<void> => {
      for (const step of ['start', 'leave', 'end']) await moved(planned, 'admin', step);
    }],
  ])('goes to one of those who take it at the same moment, of a session %s', async (_which, come) => {
    const planned = await aPlan('admin', []);
    await come(planned);
    const { damme, zuienkerke, secondAdmin } = planned.dossier.people;

    const answers = await Promise.all(
      [damme, zuienkerke, secondAdmin].map((as) => server.ask('POST', `/api/review-sessions/${planned.id}/moves`, { as, body: { move: 'take-over' } })),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403, 403]);
    expect(answers.flatMap(({ body }) => (body as { reason?: string }).reason ?? [])).toEqual(['chair-is-here', 'chair-is-here']);
    expect((await read(planned)).chair.person).toBe(reviewSession.parse(answers.find(({ status }) => status === 200)?.body).chair.person);
  });
});

describe('the chair of a running session', () => {
  it('that is given and taken stands in the history and in the minutes, in both languages', async () => {
    const planned = await aPlan('zuienkerke', ['damme', 'zuienkerke']);
    const { admin, damme } = planned.dossier.people;
    await changed(planned, { chair: admin.id });
    await moved(planned, 'admin', 'start');
    await moved(planned, 'damme', 'be-here');
    await moved(planned, 'admin', 'hand-over', { person: damme.id });
    await moved(planned, 'damme', 'leave');
    await moved(planned, 'admin', 'take-over');
    await moved(planned, 'admin', 'end');

    // Who was to chair it before it began is for the history alone.
    expect((await read(planned)).chairChanges).toMatchObject([
      { before: { person: admin.id }, chair: { person: damme.id }, by: { person: admin.id } },
      { before: { person: damme.id }, chair: { person: admin.id }, by: { person: admin.id } },
    ]);
    expect(await history(planned)).toEqual([
      [admin.id, admin.id],
      [admin.id, damme.id],
      [admin.id, admin.id],
    ]);
    expect(await told(planned, 'damme')).toEqual(['session-planned', 'chair-taken']);
    const minutes = async (language: string) =>
      (await server.ask('GET', `/api/review-sessions/${planned.id}/minutes.txt`, { as: damme, headers: { 'accept-language': language } })).text;
    expect(await minutes('nl')).toMatch(/Voorzitter: .*; .*\(vanaf \d\d:\d\d, overgedragen\); .*\(vanaf \d\d:\d\d, overgenomen\)/);
    expect(await minutes('en')).toMatch(/Chair: .*; .*\(from \d\d:\d\d, handed over\); .*\(from \d\d:\d\d, taken over\)/);
  });

  it('who takes it after the end leads the minutes, and does not become who chaired', async () => {
    const planned = await aPlan('admin', ['damme']);
    await moved(planned, 'admin', 'start');
    await moved(planned, 'admin', 'leave');
    await moved(planned, 'admin', 'end');
    await moved(planned, 'damme', 'take-over');

    const { text } = await server.ask('GET', `/api/review-sessions/${planned.id}/minutes.txt`, { as: planned.dossier.people.damme });
    const named = await server.client.person.findUniqueOrThrow({ where: { id: planned.dossier.people.admin.id } });
    expect(text).toMatch(new RegExp(`^Voorzitter: ${named.name}[^;]*$`, 'm'));
    expect(text).toContain('Voorzitter bij het verslag:');
  });
});

describe('a move that was made and is sent again', () => {
  const refusal = async ({ dossier, id }: Planned, who: TestRole, body: object) =>
    (await server.ask('POST', `/api/review-sessions/${id}/moves`, { as: dossier.people[who], body })).body as { reason?: string };

  it('is answered alike to who cancelled, and refused to who may not cancel or gives another reason', async () => {
    const planned = await aPlan('zuienkerke', ['damme']);
    const cancel = { move: 'cancel', reason: 'Te weinig volk.' };
    for (const _time of [1, 2]) await moved(planned, 'zuienkerke', 'cancel', { reason: cancel.reason });

    expect(await told(planned, 'damme')).toEqual(['session-planned', 'session-cancelled']);
    expect(await refusal(planned, 'damme', cancel)).toMatchObject({ reason: 'not-the-chair' });
    expect(await refusal(planned, 'zuienkerke', { ...cancel, reason: 'Iets anders.' })).toMatchObject({ reason: 'session-has-ended' });
  });

  it('is answered alike to who gave the chair, and refused to everybody else', async () => {
    const planned = await aPlan('zuienkerke', ['damme']);
    const { damme, facilitator } = planned.dossier.people;
    await moved(planned, 'zuienkerke', 'start');
    for (const who of ['damme', 'admin', 'facilitator'] as const) await moved(planned, who, 'be-here');
    for (const _time of [1, 2]) await moved(planned, 'zuienkerke', 'hand-over', { person: damme.id });

    expect((await read(planned)).chairChanges).toHaveLength(1);
    expect(await refusal(planned, 'admin', { move: 'hand-over', person: damme.id })).toMatchObject({ reason: 'not-the-chair' });
    expect(await refusal(planned, 'zuienkerke', { move: 'hand-over', person: facilitator.id })).toMatchObject({ reason: 'not-the-chair' });
  });
});

describe('somebody who is taken out of the dossier during a session', () => {
  it('is at the table no longer, and has no seat that others wait for', async () => {
    const planned = await aPlan('damme', ['damme', 'zuienkerke']);
    const { admin, damme, zuienkerke } = planned.dossier.people;
    await moved(planned, 'damme', 'start');
    for (const who of ['admin', 'zuienkerke'] as const) await moved(planned, who, 'be-here');
    const { id } = await server.client.membership.findFirstOrThrow({ where: { personId: damme.id, endedAt: null } });

    expect(await server.ask('DELETE', `/api/dossiers/${planned.dossier.slug}/members/${id}`, { as: admin })).toMatchObject({ status: 204 });

    const { attendance, may } = await read(planned);
    expect(attendance.flatMap(({ by, isHere }) => (isHere ? [by.person] : [])).toSorted()).toEqual([admin.id, zuienkerke.id].toSorted());
    expect(attendance).toHaveLength(3);
    expect(may.takeOver).toBe(true);
  });
});

describe('a change of the plan that changes nothing', () => {
  it('is told to nobody', async () => {
    const planned = await aPlan('admin', ['damme']);
    await changed(planned, {});
    expect(await told(planned, 'damme')).toEqual(['session-planned']);
  });
});
