import { prismaExecutor, raiseTextSchema } from '@samenpen/database';
import { SCHEMA_VERSION } from '@samenpen/dossier-document';
import { sectionDocument } from '@samenpen/live-protocol';
import { until } from './live-provider';
import { ServerStage } from './server-stage';
import { Visitor } from './visitor';

const stage = new ServerStage();

describe('a server beside which one with a newer schema starts', () => {
  it('sends its editors away before they meet what they would delete, stores nothing more of them, and lets nobody in', async () => {
    const section = stage.dossier.section('3-consortium');
    const [admin, damme] = [await stage.opened('admin', section), await stage.opened('damme', section)];
    admin.type('Nog op tijd.');
    await admin.acknowledged();
    const ready = async (): Promise<number> => (await Visitor.unknown(stage.api).ask('GET', '/api/health/ready')).status;
    expect(await ready()).toBe(200);

    await stage.client.$transaction((transaction) => raiseTextSchema(prismaExecutor(transaction), SCHEMA_VERSION + 1));
    damme.type(' Te laat.');
    await until(() => [admin, damme].every(({ refused }) => refused.length > 0), 'both are sent away');

    expect([admin, damme].map(({ refused }) => refused[0])).toEqual(['outdated-client', 'outdated-client']);
    expect(damme.unsynced).toBeGreaterThan(0);
    const { body } = await stage.asking('admin').ask('GET', `/api/sections/${section}`);
    expect(body).toMatchObject({ content: { text: 'Nog op tijd.' } });
    for (const stated of ['', `;schema:${SCHEMA_VERSION}`]) {
      const late = stage.socket().open(sectionDocument(section), stage.dossier.people.reader.token + stated);
      await until(() => late.refused.length > 0, 'nobody is let in');
      expect(late.refused).toEqual(['outdated-client']);
    }
    expect(await ready()).toBe(503);
  });
});
