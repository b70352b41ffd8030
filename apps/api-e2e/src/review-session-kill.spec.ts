// A review session on a server that is killed in the middle of decisions: a decision and the state of its section are
// written together, so after each start either both are there or neither, and the session goes on.

import { randomUUID } from 'node:crypto';
import { reviewSession, sectionDetail, type ReviewSession } from '@samenpen/contracts';
import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { aDossier, writeText, type TestDossier } from '@samenpen/testing';
import { startApi, type ApiProcess } from './api-process';
import { Visitor, type Answer } from './visitor';

const SECTIONS = ['0-zin', '3-consortium'];
/** How often a decision is tried under a kill. */
const ROUNDS = 6;

let api: ApiProcess;
let client: PrismaClient;
let dossier: TestDossier;
let chair: Visitor;

beforeAll(async () => {
  api = await startApi();
  client = createPrismaClient(api.databaseUrl);
  dossier = await aDossier(client, { sections: SECTIONS });
  chair = Visitor.withToken(api, dossier.people.admin.token);
});

afterAll(async () => {
  await client.$disconnect();
  await api.stop();
});

/** A section that is ready, and a running session with it on the table. */
async function onTheTable(key: string): Promise<{ session: string; item: string; section: string; version: string }> {
  const section = dossier.section(key);
  await writeText(client, section, { text: 'Wij pakken de digitale kloof aan.', author: dossier.people.damme.id });
  await client.section.update({ where: { id: section }, data: { status: 'ready', readyBy: dossier.people.damme.id } });
  const [session, item] = [randomUUID(), randomUUID()];
  await succeeded(
    chair.ask('POST', `/api/dossiers/${dossier.slug}/review-sessions`, {
      id: session,
      title: 'Overleg',
      startsAt: '2036-12-01T09:00:00+01:00',
      place: '',
      preparation: '',
      chair: dossier.people.admin.id,
      invited: [],
      agenda: [{ id: item, section, minutes: 10 }],
    }),
  );
  await move(session, { move: 'start' });
  await move(session, { move: 'open', item });
  const { version } = sectionDetail.parse((await chair.ask('GET', `/api/sections/${section}`)).body);
  return { session, item, section, version: version ?? '' };
}

const move = (session: string, body: object) => succeeded(chair.ask('POST', `/api/review-sessions/${session}/moves`, body));

async function succeeded(answer: Promise<Answer>): Promise<Answer> {
  const { status, text, ...rest } = await answer;
  expect({ status, text: status < 300 ? '' : text }).toEqual({ status: expect.any(Number) as number, text: '' });
  return { status, text, ...rest };
}

const read = async (session: string): Promise<ReviewSession> => reviewSession.parse((await chair.ask('GET', `/api/review-sessions/${session}`)).body);

describe('a review session on a server that is killed', () => {
  it('has decided what its section says, and nothing else, and can be taken up where it was', async () => {
    const { session, item, section, version } = await onTheTable('3-consortium');
    for (let round = 0; round < ROUNDS; round += 1) {
      const decide = { move: 'decide', item, kind: round % 2 === 0 ? 'postpone' : 'request-changes', reason: 'Noem de bron.' };
      // The answer may never come; what counts is what is there afterwards.
      const asked = chair.ask('POST', `/api/review-sessions/${session}/moves`, decide).catch(() => null);
      await new Promise((resolve) => void setTimeout(resolve, round * 4));
      await api.kill();
      await asked;
      await api.restart();

      const [{ items, state, current }, detail] = [await read(session), sectionDetail.parse((await chair.ask('GET', `/api/sections/${section}`)).body)];
      const decision = items[0]?.decision ?? null;
      expect({ state, current }).toEqual({ state: 'running', current: item });
      expect(detail.status).toBe(decision?.kind === 'request-changes' ? 'changes-requested' : 'ready');
      if (decision?.kind === 'request-changes') return;
      if (decision !== null) await move(session, { move: 'undecide', item });
    }
    // However often it was interrupted: in the end it is decided as in any other session.
    await move(session, { move: 'decide', item, kind: 'approve', version });
    expect((await read(session)).items[0]?.decision).toMatchObject({ kind: 'approve', state: 'done' });
  }, 180_000);

  it('approves once, when the approval is sent again after the server died under it', async () => {
    const { session, item, section, version } = await onTheTable('0-zin');
    const decide = { move: 'decide', item, kind: 'approve', version };
    const asked = chair.ask('POST', `/api/review-sessions/${session}/moves`, decide).catch(() => null);
    await new Promise((resolve) => void setTimeout(resolve, 25));
    await api.kill();
    await asked;
    await api.restart();

    await move(session, decide);

    expect((await read(session)).items[0]?.decision).toMatchObject({ kind: 'approve', state: 'done' });
    expect(await client.approval.count({ where: { sectionId: section } })).toBe(1);
    await move(session, { move: 'end' });
    expect((await chair.ask('GET', `/api/review-sessions/${session}/minutes.txt`)).text).toContain('goedgekeurd');
  }, 60_000);
});
