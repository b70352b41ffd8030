import { sectionDetail, sectionTransitionAnswer } from '@samenpen/contracts';
import { aDossier, writeText, type TestDossier, type TestRole } from '@samenpen/testing';
import { AuditTrail } from '../audit/audit.service';
import { aServer, type TestServer } from '../testing/test-server';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

// eslint-disable-next-line house/max-parameters -- reads as a sentence: in this dossier, this person, on this section, asks this
async function event(dossier: TestDossier, who: TestRole, section: string, body: object) {
  return server.ask('POST', `/api/sections/${section}/transitions`, {
    as: dossier.people[who],
    body,
  });
}

function see(dossier: TestDossier, who: TestRole, section: string) {
  return server.read(`/api/sections/${section}`, sectionDetail, { as: dossier.people[who] });
}

/** A shared text that Damme wrote and that stands in the given state. */
async function aWrittenText(
  dossier: TestDossier,
  state: 'drafting' | 'ready',
  text = 'Wij pakken de digitale kloof aan.',
) {
  const section = dossier.section('3-consortium');
  await writeText(server.client, section, { text, author: dossier.people.damme.id });
  await server.client.section.update({ where: { id: section }, data: { status: 'drafting' } });
  if (state === 'ready')
    expect((await event(dossier, 'damme', section, { event: 'mark-ready' })).status).toBe(200);
  return section;
}

describe('marking a section ready', () => {
  it('keeps who did it, in whose name, and the version', async () => {
    const dossier = await aDossier(server.client);
    const section = await aWrittenText(dossier, 'drafting');

    const answer = await event(dossier, 'damme', section, { event: 'mark-ready' });

    expect(answer.status).toBe(200);
    const { status, section: summary, version } = sectionTransitionAnswer.parse(answer.body);
    expect(status).toBe('ready');
    expect(summary.markedReady).toMatchObject({ by: { person: dossier.people.damme.id }, version });
    expect(summary.may.write).toBe(false);
    expect(summary.mayNot.write).toBe('section-is-ready');
  });

  it('is refused while the section is empty', async () => {
    const dossier = await aDossier(server.client);
    const section = dossier.section('3-consortium');
    await server.client.section.update({ where: { id: section }, data: { status: 'drafting' } });

    const answer = await event(dossier, 'damme', section, { event: 'mark-ready' });

    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'not-allowed', reason: 'section-is-empty' });
  });

  it("is refused in another partner's own section", async () => {
    const dossier = await aDossier(server.client);
    const section = dossier.section('3-partner', 'zuienkerke');
    await server.client.section.update({ where: { id: section }, data: { status: 'drafting' } });

    const answer = await event(dossier, 'damme', section, { event: 'mark-ready' });

    expect(answer.body).toMatchObject({ status: 403, reason: 'section-of-other-partner' });
  });
});

describe('approving a section', () => {
  it('keeps exactly what was on the screen and closes the room', async () => {
    const dossier = await aDossier(server.client);
    const section = await aWrittenText(dossier, 'ready');
    const { version } = await see(dossier, 'admin', section);

    const answer = await event(dossier, 'admin', section, {
      event: 'approve',
      version: version ?? '',
    });

    expect(answer.status).toBe(200);
    const approved = await server.client.approval.findFirstOrThrow({
      where: { sectionId: section },
    });
    expect(approved).toMatchObject({
      version,
      text: 'Wij pakken de digitale kloof aan.',
      personId: dossier.people.admin.id,
    });
    expect(approved.sha256).toHaveLength(32);
    expect(await server.client.room.findUniqueOrThrow({ where: { id: section } })).toMatchObject({
      state: 'closed',
      accessEpoch: 3n,
    });
    const { approval, may } = await see(dossier, 'damme', section);
    expect(approval).toMatchObject({ version, by: { person: dossier.people.admin.id } });
    expect(may.write).toBe(false);
  });

  it('answers 409 and changes nothing when the text is no longer the one that was seen', async () => {
    const dossier = await aDossier(server.client);
    const section = await aWrittenText(dossier, 'ready');
    const { version } = await see(dossier, 'admin', section);
    await writeText(server.client, section, {
      text: 'Toch nog iets anders.',
      author: dossier.people.penhouderEditor.id,
    });

    const answer = await event(dossier, 'admin', section, {
      event: 'approve',
      version: version ?? '',
    });

    const now = await see(dossier, 'admin', section);
    expect(answer.body).toMatchObject({
      status: 409,
      code: 'version-changed',
      currentVersion: now.version,
    });
    expect(now.status).toBe('ready');
    expect(await server.client.approval.count({ where: { sectionId: section } })).toBe(0);
  });

  it('happens once when two administrators do it at the same moment', async () => {
    const dossier = await aDossier(server.client);
    const section = await aWrittenText(dossier, 'ready');
    const { version } = await see(dossier, 'admin', section);
    const approve = { event: 'approve', version: version ?? '' };

    const answers = await Promise.all([
      event(dossier, 'admin', section, approve),
      event(dossier, 'secondAdmin', section, approve),
    ]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    expect(answers.find(({ status }) => status === 403)?.body).toMatchObject({
      reason: 'already-in-that-state',
    });
    expect(await server.client.approval.count({ where: { sectionId: section } })).toBe(1);
  });

  it('either holds an edit of the same moment or is refused for it, never loses it', async () => {
    const dossier = await aDossier(server.client);
    for (let round = 0; round < 5; round += 1) {
      const section = await aWrittenText(
        dossier,
        round === 0 ? 'ready' : 'drafting',
        `Ronde ${round}.`,
      );
      if (round > 0) await event(dossier, 'damme', section, { event: 'mark-ready' });
      const { version } = await see(dossier, 'admin', section);

      const [answer] = await Promise.all([
        event(dossier, 'admin', section, { event: 'approve', version: version ?? '' }),
        writeText(server.client, section, {
          text: `Ronde ${round}, gewijzigd.`,
          author: dossier.people.penhouderEditor.id,
        }),
      ]);

      const approved = await server.client.approval.findFirst({
        where: { sectionId: section },
        orderBy: { at: 'desc' },
      });
      if (answer.status === 200)
        expect(approved).toMatchObject({ version, text: `Ronde ${round}.` });
      else expect(answer.body).toMatchObject({ status: 409, code: 'version-changed' });
      await server.client.room.update({ where: { id: section }, data: { state: 'open' } });
    }
  });

  it('needs the version, the right and the state', async () => {
    const dossier = await aDossier(server.client);
    const section = await aWrittenText(dossier, 'ready');

    expect((await event(dossier, 'admin', section, { event: 'approve' })).body).toMatchObject({
      status: 400,
      code: 'bad-request',
    });
    for (const who of ['penhouderEditor', 'damme', 'signatory', 'facilitator', 'reader'] as const) {
      const answer = await event(dossier, who, section, { event: 'approve', version: 'x' });
      expect(answer.body).toMatchObject({
        status: 403,
        code: 'not-allowed',
        reason: 'role-may-not-approve',
      });
    }
  });

  it('is not for the one who wrote where four eyes are asked', async () => {
    const dossier = await aDossier(server.client, { isFourEyes: true });
    const section = await aWrittenText(dossier, 'ready');
    await writeText(server.client, section, {
      text: 'Het laatste woord.',
      author: dossier.people.admin.id,
    });
    const { version } = await see(dossier, 'admin', section);

    const own = await event(dossier, 'admin', section, {
      event: 'approve',
      version: version ?? '',
    });
    const other = await event(dossier, 'secondAdmin', section, {
      event: 'approve',
      version: version ?? '',
    });

    expect(own.body).toMatchObject({ status: 403, reason: 'four-eyes-changed-text' });
    expect(other.status).toBe(200);
  });
});

describe('sending a section back', () => {
  it('asks for a reason, and shows it to the writers', async () => {
    const dossier = await aDossier(server.client);
    const section = await aWrittenText(dossier, 'ready');

    expect(
      (await event(dossier, 'admin', section, { event: 'request-changes' })).body,
    ).toMatchObject({ status: 400, code: 'reason-required' });
    const answer = await event(dossier, 'admin', section, {
      event: 'request-changes',
      reason: 'Noem de cijfers.',
    });

    expect(answer.body).toMatchObject({ status: 'changes-requested' });
    expect((await see(dossier, 'damme', section)).changeRequest).toMatchObject({
      reason: 'Noem de cijfers.',
      by: { person: dossier.people.admin.id },
    });
  });

  it('opens an approved section again, and keeps what was approved', async () => {
    const dossier = await aDossier(server.client);
    const section = await aWrittenText(dossier, 'ready');
    const { version } = await see(dossier, 'admin', section);
    await event(dossier, 'admin', section, { event: 'approve', version: version ?? '' });

    const asked = await event(dossier, 'damme', section, {
      event: 'request-reopen',
      reason: 'Een cijfer klopt niet.',
    });
    const answer = await event(dossier, 'admin', section, {
      event: 'reopen',
      reason: 'Cijfer verbeteren.',
    });

    expect(asked.body).toMatchObject({
      status: 'approved',
      section: { reopenRequest: { reason: 'Een cijfer klopt niet.' } },
    });
    expect(answer.body).toMatchObject({
      status: 'drafting',
      section: { approval: null, reopenRequest: null },
    });
    expect(await server.client.room.findUniqueOrThrow({ where: { id: section } })).toMatchObject({
      state: 'open',
    });
    expect(await server.client.approval.count({ where: { sectionId: section } })).toBe(1);
  });
});

describe('an event on a section', () => {
  it('does not exist for somebody without a part in the dossier', async () => {
    const dossier = await aDossier(server.client);
    const stranger = (await aDossier(server.client)).people.admin;
    const section = dossier.section('3-consortium');

    const answer = await server.ask('POST', `/api/sections/${section}/transitions`, {
      as: stranger,
      body: { event: 'mark-ready' },
    });

    expect(answer.body).toMatchObject({ status: 404, code: 'not-found' });
    expect((await server.ask('GET', `/api/sections/${section}`, { as: stranger })).status).toBe(
      404,
    );
  });

  it('is refused in a kind of section that can only be read yet, and nobody is offered it', async () => {
    const dossier = await aDossier(server.client);
    const table = dossier.section('2-partners');

    const answer = await event(dossier, 'damme', table, { event: 'mark-ready' });

    expect(answer.status).toBe(403);
    const { may, mayNot } = await see(dossier, 'damme', table);
    expect([may.write, may.markReady, may.approve, may.read]).toEqual([false, false, false, true]);
    expect(mayNot.write).toBe('kind-is-read-only');
  });

  it('is refused with a field that nobody knows, or an event that does not exist', async () => {
    const dossier = await aDossier(server.client);
    const section = dossier.section('3-consortium');

    expect(
      (await event(dossier, 'damme', section, { event: 'mark-ready', force: true })).body,
    ).toMatchObject({ status: 400, code: 'bad-request' });
    expect((await event(dossier, 'damme', section, { event: 'edit' })).body).toMatchObject({
      status: 400,
      code: 'bad-request',
    });
  });

  it('stands in the history and in a chain of audit rows that verifies', async () => {
    const dossier = await aDossier(server.client);
    const section = await aWrittenText(dossier, 'ready');
    await event(dossier, 'admin', section, { event: 'request-changes', reason: 'Korter.' });

    const rows = await server.client.auditEvent.findMany({
      where: { chain: dossier.id },
      orderBy: { seq: 'asc' },
    });
    expect(rows.map(({ action }) => action)).toEqual([
      'section-mark-ready',
      'section-request-changes',
    ]);
    expect(rows[1]).toMatchObject({
      personId: dossier.people.admin.id,
      detail: { from: 'ready', to: 'changes-requested', reason: 'Korter.' },
    });
    expect(await server.app.get(AuditTrail, { strict: false }).broken()).toEqual([]);
  });
});
