import { startApi, type ApiProcess } from './api-process';
import { Visitor } from './visitor';

describe('the built server', () => {
  let api: ApiProcess;

  beforeAll(async () => {
    api = await startApi({ DEMO: '1' });
  });

  afterAll(() => api.stop());

  it('is alive and ready, with its audit rows protected', async () => {
    const visitor = Visitor.unknown(api);

    expect((await visitor.ask('GET', '/api/health/live')).body).toEqual({ status: 'ok' });
    expect((await visitor.ask('GET', '/api/health/ready')).body).toEqual({
      status: 'ok',
      reduced: [],
    });
  });

  it('has the demo: both dossiers, for who takes part in them', async () => {
    const noord = await Visitor.signedIn(api, 'beheerder@blankenberge.example', 'samenpen-demo');
    const region = await Visitor.signedIn(api, 'facilitator@werkkracht10.example', 'samenpen-demo');

    expect((await noord.ask('GET', '/api/dossiers')).body).toMatchObject({
      items: [{ slug: 'noord' }],
    });
    expect((await region.ask('GET', '/api/dossiers')).body).toMatchObject({
      items: [{ slug: 'noord' }, { slug: 'west' }],
    });
    expect((await noord.ask('GET', '/api/dossiers/west')).status).toBe(404);
  });

  it('keeps a sign-in over a kill -9', async () => {
    const visitor = await Visitor.signedIn(api, 'redacteur@damme.example', 'samenpen-demo');

    await api.kill();
    await api.restart();

    expect((await visitor.ask('GET', '/api/session')).body).toMatchObject({
      person: { email: 'redacteur@damme.example' },
    });
  });

  it('stops cleanly within ten seconds', async () => {
    const { code, took } = await api.terminate();

    expect(code).toBe(0);
    expect(took).toBeLessThan(10_000);
    await api.restart();
  });
});
