import { dossierDetail, dossierEvent, pageOf, sectionDetail, sectionTransitionAnswer } from '@samenpen/contracts';
import type { TestServer } from '../testing/test-server';
import { aServer, ORIGIN } from '../testing/test-server';
import { DEMO_PASSWORD } from './accounts';
import { seedDemo } from './seed-demo';

describe('living in the demo', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await aServer({ DEMO: '1' });
    await seedDemo({ database: server.client, now: new Date() });
  });

  afterAll(() => server.stop());

  /** Signs in with the password of the demo; the headers with which the person then asks. */
  async function signedIn(account: string): Promise<Record<string, string>> {
    const headers = { 'X-Samenpen': '1', origin: ORIGIN };
    const body = { email: `${account}.example`, password: DEMO_PASSWORD };
    const { status, headers: answered } = await server.ask('POST', '/api/session', {
      body,
      headers,
    });
    expect(status).toBe(200);
    return { ...headers, cookie: (answered.get('set-cookie') ?? '').split(';')[0] ?? '' };
  }

  const noordAs = async (account: string) =>
    server.read('/api/dossiers/noord', dossierDetail, { headers: await signedIn(account) });

  it('leaves a text for which changes are requested as it is when somebody reads it', async () => {
    const headers = await signedIn('beheerder@blankenberge');
    const { sections } = await server.read('/api/dossiers/noord', dossierDetail, { headers });
    const asked = sections.find(({ status }) => status === 'changes-requested');

    const read = await server.read(`/api/sections/${asked?.id ?? ''}`, sectionDetail, { headers });

    expect(read.status).toBe('changes-requested');
  });

  it('shows the penhouder ten of 47 sections approved and four waiting', async () => {
    const noord = await noordAs('beheerder@blankenberge');

    expect(noord.progress).toMatchObject({
      total: 47,
      approved: 10,
      ready: 4,
      changesRequested: 1,
    });
    expect(noord).toMatchObject({
      status: 'drafting',
      penhouder: 'Blankenberge',
      deadlineMoved: true,
    });
    expect(noord.sections.filter(({ approval }) => approval !== null)).toHaveLength(10);
    expect(noord.sections.find(({ key }) => key === '4')?.changeRequest?.reason).toContain(
      '3.000 tekens',
    );
  });

  it('lets all four municipalities and the facilitator write in the Omgevingsanalyse', async () => {
    for (const account of [
      'beheerder@blankenberge',
      'redacteur@damme',
      'redacteur@knokke-heist',
      'redacteur@zuienkerke',
      'facilitator@werkkracht10',
    ]) {
      const { sections } = await noordAs(account);
      const omgevingsanalyse = sections.find(({ key }) => key === '3-consortium');
      expect(omgevingsanalyse).toMatchObject({
        status: 'drafting',
        assignee: null,
        may: { write: true },
      });
    }
  });

  it('lets every member read the dossier, and nobody the dossier of another consortium', async () => {
    const reader = await signedIn('lezer@brugge');
    const damme = await signedIn('redacteur@damme');

    expect((await server.ask('GET', '/api/dossiers/west', { headers: reader })).status).toBe(200);
    expect((await server.ask('GET', '/api/dossiers/west', { headers: damme })).status).toBe(404);
  });

  it('tells what happened, by whom and why, in the shape of the contract', async () => {
    const { items } = await server.read(
      '/api/dossiers/noord/events?limit=200',
      pageOf(dossierEvent),
      {
        headers: await signedIn('redacteur@zuienkerke'),
      },
    );

    expect(items.at(-1)?.type).toBe('deadline-moved');
    expect(items.find(({ transition }) => transition?.event === 'reopen')).toMatchObject({
      by: { name: 'Penhouder Blankenberge' },
      section: { key: '5b' },
      reason: expect.stringContaining('thuiszorg'),
    });
  });

  it('lets the penhouder approve a waiting text in the version it shows', async () => {
    const penhouder = await signedIn('beheerder@blankenberge');
    const noord = await server.read('/api/dossiers/noord', dossierDetail, { headers: penhouder });
    const waiting = noord.sections.find(({ key }) => key === '8-tekst');
    const shown = await server.read(`/api/sections/${String(waiting?.id)}`, sectionDetail, {
      headers: penhouder,
    });

    const answer = await server.ask('POST', `/api/sections/${shown.id}/transitions`, {
      headers: penhouder,
      body: { event: 'approve', version: shown.version },
    });

    const { status, version } = sectionTransitionAnswer.parse(answer.body);
    expect([answer.status, status, version]).toEqual([200, 'approved', shown.content?.version]);
  });
});
