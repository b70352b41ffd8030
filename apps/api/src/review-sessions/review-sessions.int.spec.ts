import { randomUUID } from 'node:crypto';
import { dossierEvent, notification, pageOf, reviewSession, sectionDetail, type ReviewSession } from '@samenpen/contracts';
import { aDossier, writeText, type TestDossier, type TestRole } from '@samenpen/testing';
import { aServer, type TestServer } from '../testing/test-server';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

const SECTION = '3-consortium';

type Planned = { readonly dossier: TestDossier; readonly session: ReviewSession; readonly item: string; readonly section: string };

/** A text that Damme wrote, and a session about it that somebody chairs. */
async function aPlannedSession(chair: TestRole = 'admin', state: 'drafting' | 'ready' = 'ready'): Promise<Planned> {
  const dossier = await aDossier(server.client);
  const section = dossier.section(SECTION);
  await writeText(server.client, section, { text: 'Wij pakken de digitale kloof aan.', author: dossier.people.damme.id });
  await server.client.section.update({ where: { id: section }, data: { status: 'drafting' } });
  if (state === 'ready') {
    await server.ask('POST', `/api/sections/${section}/transitions`, { as: dossier.people.damme, body: { event: 'mark-ready' } });
  }
  const item = randomUUID();
  const answer = await server.ask('POST', `/api/dossiers/${dossier.slug}/review-sessions`, {
    as: dossier.people[chair],
    body: {
      id: randomUUID(),
      title: 'Overleg over de analyse',
      startsAt: '2036-12-01T09:00:00+01:00',
      place: 'Stadhuis',
      preparation: '',
      chair: dossier.people[chair].id,
      invited: [dossier.people.damme.id, dossier.people.admin.id],
      agenda: [{ id: item, section, minutes: 10 }],
    },
  });
  expect(answer).toMatchObject({ status: 201 });
  return { dossier, section, item, session: reviewSession.parse(answer.body) };
}

// eslint-disable-next-line house/max-parameters -- reads as a sentence: in this session, this person makes this move
async function move({ dossier, session }: Planned, who: TestRole, name: string, more: object = {}) {
  return server.ask('POST', `/api/review-sessions/${session.id}/moves`, { as: dossier.people[who], body: { move: name, ...more } });
}

// eslint-disable-next-line house/max-parameters -- as `move`, for moves that must succeed
async function moved(planned: Planned, who: TestRole, name: string, more: object = {}): Promise<ReviewSession> {
  const answer = await move(planned, who, name, more);
  expect({ name, status: answer.status, body: answer.body }).toMatchObject({ name, status: 200 });
  return reviewSession.parse(answer.body);
}

const read = ({ dossier, session }: Planned, who: TestRole) =>
  server.read(`/api/review-sessions/${session.id}`, reviewSession, { as: dossier.people[who] });

const see = ({ dossier, section }: Planned, who: TestRole) =>
  server.read(`/api/sections/${section}`, sectionDetail, { as: dossier.people[who] });

/** The session runs, the others are here, the item lies on the table. */
async function begin(planned: Planned, chair: TestRole, ...others: readonly TestRole[]): Promise<void> {
  await moved(planned, chair, 'start');
  for (const who of others) await moved(planned, who, 'be-here');
  await moved(planned, chair, 'open', { item: planned.item });
}

describe('planning a review session', () => {
  it('makes one session of a plan that was sent twice, and an event that all read', async () => {
    const planned = await aPlannedSession();
    const { dossier, session, item, section } = planned;
    const again = await server.ask('POST', `/api/dossiers/${dossier.slug}/review-sessions`, {
      as: dossier.people.admin,
      body: {
        id: session.id,
        title: session.title,
        startsAt: session.startsAt,
        place: '',
        preparation: '',
        chair: dossier.people.admin.id,
        invited: [],
        agenda: [{ id: item, section, minutes: 10 }],
      },
    });

    expect(reviewSession.parse(again.body).revision).toBe(session.revision);
    const { items } = await server.read(`/api/dossiers/${dossier.slug}/events`, pageOf(dossierEvent), { as: dossier.people.damme });
    expect(items.filter(({ type }) => type === 'review-session')).toMatchObject([{ reviewSession: { id: session.id, step: 'planned' } }]);
  });

  it('takes no section, person or chair from outside the dossier', async () => {
    const { dossier, session } = await aPlannedSession();
    const other = await aDossier(server.client);
    const ask = (change: object) => server.ask('PATCH', `/api/review-sessions/${session.id}`, { as: dossier.people.admin, body: change });

    expect(await ask({ agenda: [{ id: randomUUID(), section: other.section(SECTION), minutes: 5 }] })).toMatchObject({ status: 400 });
    expect(await ask({ invited: [other.people.damme.id] })).toMatchObject({ status: 400 });
    for (const chair of [other.people.damme.id, dossier.people.reader.id]) {
      expect((await ask({ chair })).body).toMatchObject({ status: 403, reason: 'may-not-chair' });
    }
  });

  it('takes no item of another session or for another section, none twice, and no time that no calendar shows', async () => {
    const { dossier, session, item, section } = await aPlannedSession();
    const [plan, other] = [dossier.section('4'), dossier.section('3-partner', 'damme')];
    const ask = (change: object) => server.ask('PATCH', `/api/review-sessions/${session.id}`, { as: dossier.people.admin, body: change });
    const elsewhere = await aPlannedSession();

    for (const agenda of [
      [{ id: item, section: plan, minutes: 5 }],
      [{ id: elsewhere.item, section, minutes: 5 }],
      [{ id: plan, section: plan, minutes: 5 }, { id: plan, section: other, minutes: 5 }],
    ]) {
      expect((await ask({ agenda })).body).toMatchObject({ status: 400, faults: [{ path: 'agenda' }] });
    }
    for (const startsAt of ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-12:00']) {
      expect((await ask({ startsAt })).body).toMatchObject({ status: 400, faults: [{ path: 'startsAt' }] });
    }
    expect((await ask({ agenda: [{ id: item, section, minutes: 20 }] })).status).toBe(200);
  });

  it('is unknown to people of other dossiers, in reading, moving and minutes', async () => {
    const planned = await aPlannedSession();
    const stranger = (await aDossier(server.client)).people.admin;
    const path = `/api/review-sessions/${planned.session.id}`;

    expect((await server.ask('GET', path, { as: stranger })).status).toBe(404);
    expect((await server.ask('POST', `${path}/moves`, { as: stranger, body: { move: 'be-here' } })).status).toBe(404);
    expect((await server.ask('GET', `${path}/minutes.txt`, { as: stranger })).status).toBe(404);
    expect((await server.ask('GET', `${path}/calendar.ics`, { as: stranger })).status).toBe(404);
  });

  it('gives a calendar file with time, place and agenda', async () => {
    const { dossier, session } = await aPlannedSession();
    const { text, headers } = await server.ask('GET', `/api/review-sessions/${session.id}/calendar.ics`, { as: dossier.people.damme });

    expect(headers.get('content-type')).toContain('text/calendar');
    expect(text).toContain('DTSTART:20361201T080000Z');
    expect(text).toContain('DTEND:20361201T081500Z');
    expect(text).toContain('LOCATION:Stadhuis');
  });
});

describe('a running session', () => {
  it('is started and led by its chair alone', async () => {
    const planned = await aPlannedSession();

    expect((await move(planned, 'damme', 'be-here')).body).toMatchObject({ reason: 'session-not-begun' });
    expect((await move(planned, 'damme', 'start')).body).toMatchObject({ reason: 'not-the-chair' });
    await begin(planned, 'admin', 'damme');
    expect((await move(planned, 'damme', 'open', { item: null })).body).toMatchObject({ reason: 'not-the-chair' });
    const { attendance, current, items } = await read(planned, 'damme');
    expect(attendance.map(({ by, isHere }) => [by.person, isHere])).toEqual([
      [planned.dossier.people.admin.id, true],
      [planned.dossier.people.damme.id, true],
    ]);
    expect(current).toBe(planned.item);
    expect(items[0]?.openedVersion).toBe((await see(planned, 'damme')).version);
  });

  it('lets people in while another session is held by somebody, and those of that one after', async () => {
    const [held, free] = [await aPlannedSession(), await aPlannedSession()];
    await moved(held, 'admin', 'start');
    await moved(free, 'admin', 'start');
    let letGo = (): void => undefined;
    const isOver = new Promise<void>((resolve) => (letGo = resolve));
    let holding: Promise<void> | undefined;
    await new Promise<void>((isHeld) => {
      holding = server.client.$transaction(async (transaction) => {
        await transaction.$queryRaw`SELECT 1 AS held FROM review_session WHERE id = ${held.session.id}::uuid FOR UPDATE`;
        isHeld();
        await isOver;
      });
    });

    const waiting = moved(held, 'damme', 'be-here');
    expect((await moved(free, 'damme', 'be-here')).attendance).toHaveLength(2);
    letGo();

    expect((await waiting).attendance).toHaveLength(2);
    await holding;
  });

  it('lets everybody in who comes at the same moment, and shows each of them the others', async () => {
    const planned = await aPlannedSession();
    await moved(planned, 'admin', 'start');
    const everybody: readonly TestRole[] = ['admin', 'damme', 'zuienkerke'];

    await Promise.all(everybody.map((who) => moved(planned, who, 'be-here')));

    const { attendance } = await read(planned, 'damme');
    expect(attendance.map(({ by, isHere }) => [by.person, isHere]).toSorted()).toEqual(everybody.map((who) => [planned.dossier.people[who].id, true]).toSorted());
  });

  it('lets nobody in when it ends while people stand at the door, and says so', async () => {
    const planned = await aPlannedSession();
    await moved(planned, 'admin', 'start');

    const answers = await server.client.$transaction(async (transaction) => {
      await transaction.$queryRaw`SELECT 1 AS held FROM review_session WHERE id = ${planned.session.id}::uuid FOR UPDATE`;
      const coming = (['damme', 'zuienkerke'] as const).map((who) => move(planned, who, 'be-here'));
      await transaction.$executeRaw`UPDATE review_session SET state = 'ended', ended_at = now() WHERE id = ${planned.session.id}::uuid`;
      return { coming };
    });

    for (const answer of await Promise.all(answers.coming)) expect([answer.status, (answer.body as { reason?: string }).reason]).toEqual([403, 'session-has-ended']);
    expect((await read(planned, 'damme')).attendance.map(({ by }) => by.person)).toEqual([planned.dossier.people.admin.id]);
  });

  it('has somebody who comes in from two windows at one moment there once', async () => {
    const planned = await aPlannedSession();
    await moved(planned, 'admin', 'start');

    const answers = await Promise.all([moved(planned, 'damme', 'be-here'), moved(planned, 'damme', 'be-here')]);

    const { attendance } = await read(planned, 'admin');
    expect(attendance.map(({ by }) => by.person)).toEqual([planned.dossier.people.admin.id, planned.dossier.people.damme.id]);
    for (const { attendance: seen } of answers) expect(seen).toHaveLength(2);
  });

  it('notes that somebody is still here while the move of another is under way, and that is no news', async () => {
    const planned = await aPlannedSession();
    await begin(planned, 'admin', 'damme');
    const before = await read(planned, 'damme');
    const seenAt = ({ attendance }: ReviewSession) => attendance.find(({ by }) => by.person === planned.dossier.people.damme.id)?.lastSeenAt ?? '';

    const answered = await server.client.$transaction(async (transaction) => {
      await transaction.$queryRaw`SELECT 1 AS held FROM review_session WHERE id = ${planned.session.id}::uuid FOR UPDATE`;
      return moved(planned, 'damme', 'be-here');
    });

    expect(answered.revision).toBe(before.revision);
    expect(seenAt(await read(planned, 'admin')) > seenAt(before)).toBe(true);
  });

  it('holds one standpunt per organisation, by its own people', async () => {
    const planned = await aPlannedSession();
    await begin(planned, 'admin', 'damme');
    const [damme, blankenberge] = [planned.dossier.partners.damme, planned.dossier.partners.blankenberge];
    const state = (partner: string, stance: string) => move(planned, 'damme', 'stance', { item: planned.item, partner, stance });

    expect((await state(blankenberge, 'agree')).body).toMatchObject({ reason: 'not-your-organisation' });
    await state(damme, 'disagree');
    await state(damme, 'agree');
    const { items } = await read(planned, 'admin');
    expect(items[0]?.stances.map(({ partner, stance }) => [partner.id, stance])).toEqual([[damme, 'agree']]);
  });

  it('goes to another chair by hand-over, never by force while the chair is here', async () => {
    const planned = await aPlannedSession();
    await begin(planned, 'admin', 'damme');

    expect((await move(planned, 'damme', 'take-over')).body).toMatchObject({ reason: 'chair-is-here' });
    const { people } = planned.dossier;
    expect((await move(planned, 'admin', 'hand-over', { person: people.zuienkerke.id })).body).toMatchObject({ reason: 'heir-is-not-here' });
    await moved(planned, 'reader', 'be-here');
    expect((await move(planned, 'admin', 'hand-over', { person: people.reader.id })).body).toMatchObject({ reason: 'may-not-chair' });
    await moved(planned, 'admin', 'hand-over', { person: people.damme.id });
    expect((await move(planned, 'admin', 'open', { item: null })).body).toMatchObject({ reason: 'not-the-chair' });
    await moved(planned, 'damme', 'leave');
    expect((await moved(planned, 'admin', 'take-over')).chair.person).toBe(planned.dossier.people.admin.id);
  });
});

describe('deciding on an item', () => {
  it('approves the section with the rights of a chair who has them, and the version she saw', async () => {
    const planned = await aPlannedSession();
    await begin(planned, 'admin');
    const decide = { item: planned.item, kind: 'approve' } as const;

    expect(await move(planned, 'admin', 'decide', { ...decide, version: 'another' })).toMatchObject({ status: 409 });
    expect((await read(planned, 'admin')).items[0]?.decision).toBeNull();
    const { version } = await see(planned, 'admin');
    const decided = await moved(planned, 'admin', 'decide', { ...decide, version });
    expect(decided.items[0]?.decision).toMatchObject({ state: 'done', kind: 'approve', version });
    expect((await see(planned, 'damme')).status).toBe('approved');
    // The same decision again, for its answer was lost, changes nothing.
    expect((await moved(planned, 'admin', 'decide', { ...decide, version })).revision).toBe(decided.revision);
  });

  it('waits for a penhouder-admin where the chair may not approve', async () => {
    const planned = await aPlannedSession('damme');
    await begin(planned, 'damme', 'admin');
    const { version } = await see(planned, 'damme');

    const decided = await moved(planned, 'damme', 'decide', { item: planned.item, kind: 'approve', version });
    expect(decided.items[0]?.decision).toMatchObject({ state: 'waiting' });
    expect((await see(planned, 'damme')).status).toBe('ready');
    expect((await move(planned, 'damme', 'confirm', { item: planned.item, version })).body).toMatchObject({ reason: 'only-penhouder-admin' });
    expect(await move(planned, 'admin', 'confirm', { item: planned.item, version: 'older' })).toMatchObject({ status: 409 });
    const confirmed = await moved(planned, 'admin', 'confirm', { item: planned.item, version });
    expect(confirmed.items[0]?.decision).toMatchObject({ state: 'done', confirmedBy: { person: planned.dossier.people.admin.id } });
    expect((await see(planned, 'damme')).approval?.by.person).toBe(planned.dossier.people.admin.id);
  });

  it('marks a drafted section ready and leaves the approval to a second person', async () => {
    const planned = await aPlannedSession('admin', 'drafting');
    await begin(planned, 'admin');
    const { version } = await see(planned, 'admin');
    const decide = { item: planned.item, kind: 'approve', version };

    expect((await move(planned, 'admin', 'decide', decide)).body).toMatchObject({ reason: 'section-is-not-ready' });
    const decided = await moved(planned, 'admin', 'decide', { ...decide, readyFirst: true });
    expect(decided.items[0]?.decision).toMatchObject({ state: 'waiting' });
    expect((await see(planned, 'admin')).status).toBe('ready');
    expect((await move(planned, 'admin', 'confirm', { item: planned.item, version })).body).toMatchObject({ reason: 'another-must-approve' });
  });

  it('needs a reason to approve over a niet akkoord, and keeps it', async () => {
    const planned = await aPlannedSession();
    await begin(planned, 'admin', 'damme');
    await moved(planned, 'damme', 'stance', { item: planned.item, partner: planned.dossier.partners.damme, stance: 'disagree', remark: 'Te vroeg.' });
    const { version } = await see(planned, 'admin');
    const decide = { item: planned.item, kind: 'approve', version };

    expect((await move(planned, 'admin', 'decide', decide)).body).toMatchObject({ reason: 'disagreement-needs-reason' });
    await moved(planned, 'admin', 'decide', { ...decide, reason: 'De termijn laat geen uitstel toe.' });
    await moved(planned, 'admin', 'end');
    const { text } = await server.ask('GET', `/api/review-sessions/${planned.session.id}/minutes.txt`, { as: planned.dossier.people.damme });
    const { name } = planned.dossier.people.damme;
    expect(text).toContain(`Damme: niet akkoord – Te vroeg. (${name}`);
    expect(text).toContain('Reden: De termijn laat geen uitstel toe.');
  });

  it('takes no akkoord met opmerking without the remark', async () => {
    const planned = await aPlannedSession();
    await begin(planned, 'admin', 'damme');
    const stance = { item: planned.item, partner: planned.dossier.partners.damme, stance: 'agree-with-remark' };

    for (const remark of [null, '  ']) {
      expect((await move(planned, 'damme', 'stance', { ...stance, remark })).body).toMatchObject({ reason: 'stance-needs-remark' });
    }
    expect((await moved(planned, 'damme', 'stance', { ...stance, remark: 'Mits een bron.' })).items[0]?.stances).toMatchObject([{ stance: 'agree-with-remark' }]);
  });

  it('asks for changes with a reason, and postpones without touching the section', async () => {
    const planned = await aPlannedSession();
    await begin(planned, 'admin');

    await moved(planned, 'admin', 'decide', { item: planned.item, kind: 'postpone' });
    expect((await see(planned, 'admin')).status).toBe('ready');
    await moved(planned, 'admin', 'undecide', { item: planned.item });
    expect(await move(planned, 'admin', 'decide', { item: planned.item, kind: 'request-changes' })).toMatchObject({ status: 400 });
    await moved(planned, 'admin', 'decide', { item: planned.item, kind: 'request-changes', reason: 'Noem de bron.' });
    expect(await see(planned, 'damme')).toMatchObject({ status: 'changes-requested', changeRequest: { reason: 'Noem de bron.' } });
  });

  it('gets an answer, and so does every other move that comes at the same moment', async () => {
    const planned = await aPlannedSession();
    await begin(planned, 'admin', 'damme');
    const { item, dossier } = planned;

    const answers = await Promise.all([
      move(planned, 'admin', 'decide', { item, kind: 'request-changes', reason: 'Noem de bron.' }),
      move(planned, 'admin', 'open', { item: null }),
      move(planned, 'damme', 'stance', { item, partner: dossier.partners.damme, stance: 'agree' }),
      move(planned, 'zuienkerke', 'be-here'),
      move(planned, 'admin', 'note', { item, text: 'Kort besproken.' }),
    ]);

    expect(answers.filter(({ status }) => status !== 200 && status !== 403)).toEqual([]);
  });

  it('is made once when two send it at the same moment', async () => {
    const planned = await aPlannedSession();
    await begin(planned, 'admin');
    const { version } = await see(planned, 'admin');
    const asked = { item: planned.item, kind: 'approve', version };

    const answers = await Promise.all([1, 2, 3].map(() => move(planned, 'admin', 'decide', asked)));

    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    const approvals = await server.client.approval.count({ where: { sectionId: planned.section } });
    expect(approvals).toBe(1);
    expect((await read(planned, 'admin')).items[0]?.decision).toMatchObject({ state: 'done' });
  });
});

describe('the minutes', () => {
  it('are edited by the chair, accepted by those who were there as they stand, and then adopted', async () => {
    const planned = await aPlannedSession();
    await begin(planned, 'admin', 'damme');
    await moved(planned, 'admin', 'action-point', {
      id: randomUUID(),
      item: planned.item,
      text: 'Cijfers aanvullen',
      partner: planned.dossier.partners.damme,
      person: planned.dossier.people.damme.id,
      dueAt: '2026-12-05T12:00:00+01:00',
    });
    const ended = await moved(planned, 'admin', 'end');
    await moved(planned, 'damme', 'accept', { minutesRevision: ended.minutesRevision });
    const edited = await moved(planned, 'admin', 'note', { item: planned.item, text: 'De cijfers komen er <b>nog</b> bij.' });

    expect(edited.accepted).toEqual([]);
    expect(await move(planned, 'damme', 'accept', { minutesRevision: ended.minutesRevision })).toMatchObject({ status: 409, body: { code: 'version-changed', reason: 'minutes-have-changed' } });
    expect((await moved(planned, 'damme', 'accept', { minutesRevision: edited.minutesRevision })).accepted).toHaveLength(1);
    expect((await move(planned, 'zuienkerke', 'accept', { minutesRevision: edited.minutesRevision })).body).toMatchObject({ reason: 'not-an-attendee' });
    await moved(planned, 'admin', 'adopt');
    expect((await move(planned, 'admin', 'note', { item: null, text: 'Later' })).body).toMatchObject({ reason: 'minutes-are-adopted' });
    const { text, headers } = await server.ask('GET', `/api/review-sessions/${planned.session.id}/minutes.html`, { as: planned.dossier.people.damme });
    expect(headers.get('content-type')).toContain('text/html');
    expect(text).toContain('&lt;b&gt;nog&lt;/b&gt;');
    expect(text).toContain('Cijfers aanvullen');
    expect(text).toContain('Vastgesteld verslag');
  });

  it('tell in plain words what changed in a text while it lay on the table, or that nothing did', async () => {
    const planned = await aPlannedSession();
    const author = planned.dossier.people.damme.id;
    const minutes = async () => (await server.ask('GET', `/api/review-sessions/${planned.session.id}/minutes.txt`, { as: planned.dossier.people.damme })).text;
    await begin(planned, 'admin', 'damme');
    await moved(planned, 'admin', 'open', { item: null });
    expect(await minutes()).toContain('De tekst bleef gelijk tijdens de bespreking.');

    await moved(planned, 'admin', 'open', { item: planned.item });
    await writeText(server.client, planned.section, { text: 'Wij dichten de digitale kloof <b>samen</b>.', author });
    await moved(planned, 'admin', 'end');
    await writeText(server.client, planned.section, { text: 'Iets van na het overleg.', author });

    const text = await minutes();
    expect(text).toContain('De tekst is tijdens de bespreking gewijzigd.');
    expect(text).toContain('- Wijziging – “pakken” werd “dichten”');
    expect(text).not.toContain('na het overleg');
    const page = await server.ask('GET', `/api/review-sessions/${planned.session.id}/minutes.html`, { as: planned.dossier.people.zuienkerke, headers: { 'accept-language': 'en' } });
    expect(page.text).toContain('“pakken” became “dichten”');
    expect(page.text).toContain('&lt;b&gt;samen&lt;/b&gt;');
    // Whoever reads the product in another language than the browser asks for gets the minutes in that one.
    const asked = await server.ask('GET', `/api/review-sessions/${planned.session.id}/minutes.txt?language=en`, { as: planned.dossier.people.damme, headers: { 'accept-language': 'nl-BE' } });
    expect(asked.text).toContain('- Change – “pakken” became “dichten”');
  });

  it('take back what was told of an action point that goes to somebody else, or is dropped', async () => {
    const planned = await aPlannedSession();
    await begin(planned, 'admin', 'damme');
    const { damme, zuienkerke } = planned.dossier.people;
    const given = { id: randomUUID(), item: null, text: 'Bellen', partner: null, dueAt: null };
    const told = async (as: typeof damme) => {
      const { items } = await server.read('/api/notifications', pageOf(notification), { as });
      return items.filter(({ kind }) => kind === 'action-point');
    };

    await moved(planned, 'admin', 'action-point', { ...given, person: damme.id });
    expect(await told(damme)).toHaveLength(1);
    await moved(planned, 'admin', 'action-point', { ...given, person: zuienkerke.id });
    expect([await told(damme), (await told(zuienkerke)).length]).toEqual([[], 1]);
    await moved(planned, 'admin', 'drop-action-point', { id: given.id });
    expect(await told(zuienkerke)).toEqual([]);
  });

  it('keep an action point open until somebody of the organisation says that it is done', async () => {
    const planned = await aPlannedSession();
    await begin(planned, 'admin', 'damme');
    const id = randomUUID();
    await moved(planned, 'admin', 'action-point', { id, item: null, text: 'Bellen', partner: planned.dossier.partners.damme, person: null, dueAt: null });
    await moved(planned, 'admin', 'end');

    const other = await aPlannedSession();
    await moved(other, 'admin', 'start');
    expect((await move(other, 'admin', 'action-point', { id, item: null, text: 'Mailen', partner: null, person: null, dueAt: null })).body).toMatchObject({ status: 400, faults: [{ path: 'id' }] });
    const done = await moved(planned, 'damme', 'action-point-done', { id, isDone: true });

    expect(done.actionPoints[0]?.doneAt).not.toBeNull();
    expect(done.minutesRevision).toBe((await read(planned, 'admin')).minutesRevision);
  });
});
