import { randomUUID } from 'node:crypto';
import type { TestDossier } from '@samenpen/testing';
import { aDossierEach } from '../testing/a-dossier-each';
import type { TestServer } from '../testing/test-server';

let server: TestServer;
let dossier: TestDossier;

aDossierEach((given) => ({ server, dossier } = given));

const ID = randomUUID();

describe('a cursor that is none of ours', () => {
  it.each([
    ['threads', `8640000000000000.${ID}`],
    ['threads', `-8640000000000000.${ID}`],
    ['threads', `1e3.${ID}`],
    ['events', '99999999999999999999'],
    ['events', '2147483648'],
    ['review-sessions', '99999999999999999999'],
    ['review-sessions', '-1'],
  ])('is the fault of who asks for %s after %s, or is passed over', async (list, cursor) => {
    const { status } = await server.ask('GET', `/api/dossiers/${dossier.slug}/${list}?cursor=${encodeURIComponent(cursor)}`, { as: dossier.people.damme });

    expect([200, 400]).toContain(status);
  });

  it.each(['dossiers', 'work', 'work/threads', 'notifications'])('does no harm in %s', async (list) => {
    for (const cursor of ['9999999999999', '%00', '-1']) {
      const { status } = await server.ask('GET', `/api/${list}?cursor=${cursor}`, { as: dossier.people.damme });
      expect([200, 400]).toContain(status);
    }
  });

  it('is no number after which events are asked for', async () => {
    const { status } = await server.ask('GET', `/api/dossiers/${dossier.slug}/events?after=9999999999`, { as: dossier.people.damme });

    expect(status).toBe(200);
  });
});
