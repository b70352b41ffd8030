import { aDossier } from '@samenpen/testing';
import { createServer } from '../server';
import { aServer } from '../testing/test-server';
import { DossierClock } from './dossier-clock';
import { SETTINGS } from './settings';

describe('the dossier clock', () => {
  it('starts at NOW, and after a restart goes on from the latest instant that was recorded', async () => {
    const server = await aServer({ DEMO: '1', NOW: '2021-10-01T08:00:00Z' });
    const clock = server.app.get(DossierClock);
    expect(Math.abs(clock.now().getTime() - Date.parse('2021-10-01T08:00:00Z'))).toBeLessThan(
      60_000,
    );

    const dossier = await aDossier(server.client);
    await server.client.dossierEvent.create({
      data: {
        dossierId: dossier.id,
        seq: 1,
        type: 'dossier-started',
        at: new Date('2021-10-05T09:00:00Z'),
      },
    });
    const again = await createServer(server.app.get(SETTINGS), null);
    await again.init();

    const later = again.get(DossierClock).now();
    expect(later.getTime()).toBeGreaterThanOrEqual(Date.parse('2021-10-05T09:00:00Z'));
    expect(later.getTime()).toBeLessThan(Date.parse('2021-10-05T09:02:00Z'));
    await again.close();
    await server.stop();
  });

  it('leaves logins on the real clock', async () => {
    const server = await aServer({ DEMO: '1', NOW: '2021-10-01T08:00:00Z' });
    const { people } = await aDossier(server.client);

    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const answer = await server.ask('POST', '/api/tokens', {
      as: people.damme,
      body: { name: 'script', expiresAt },
    });

    expect(answer.status).toBe(201);
    const [row] = await server.client.auditEvent.findMany({ where: { action: 'token-created' } });
    expect(row?.at.getUTCFullYear()).toBe(new Date().getUTCFullYear());
    expect(row?.dossierAt.getUTCFullYear()).toBe(2021);
    await server.stop();
  });
});
