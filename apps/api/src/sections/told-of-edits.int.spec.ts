import { notification, pageOf } from '@samenpen/contracts';
import { writeText, type TestDossier, type TestPerson } from '@samenpen/testing';
import { aDossierEach } from '../testing/a-dossier-each';
import type { TestServer } from '../testing/test-server';
import { SectionEdits } from './section-edits';

let server: TestServer;
let dossier: TestDossier;

aDossierEach((given) => ({ server, dossier } = given));

/** Stores an edit and says so, as the engine of this instance does after the commit. */
async function edits(who: TestPerson, section: string): Promise<void> {
  await writeText(server.client, section, { text: `Een zin van ${who.id}.`, author: who.id });
  const { accessEpoch } = await server.client.room.findUniqueOrThrow({ where: { id: section } });
  const service = server.app.get(SectionEdits, { strict: false });
  await service.tell(service.newsAmong([{ roomId: section, accessEpoch: Number(accessEpoch), authors: [who.id] }]));
}

const told = async (as: TestPerson) => (await server.read('/api/notifications', pageOf(notification), { as })).items;

describe("an edit in a partner's own section", () => {
  it('by the penhouder or the facilitator is told to those who write for that partner, to nobody else', async () => {
    const { admin, facilitator, damme, signatory, reader, zuienkerke, secondAdmin } = dossier.people;
    const section = dossier.section('3-partner', 'damme');
    await edits(admin, section);
    await edits(facilitator, section);

    for (const person of [damme, signatory]) {
      const items = await told(person);
      expect(items).toMatchObject([{ kind: 'edited' }, { kind: 'edited' }]);
      expect(items.map(({ by }) => by?.person).toSorted()).toEqual([admin.id, facilitator.id].toSorted());
      expect(items[0]?.section).toMatchObject({ id: section, partnerName: 'Damme' });
    }
    for (const person of [reader, zuienkerke, secondAdmin, admin]) expect(await told(person)).toEqual([]);
  });

  it('is told once a day, however often the same person comes back', async () => {
    const { admin, damme } = dossier.people;
    const section = dossier.section('3-partner', 'damme');
    await edits(admin, section);
    // The quarter of an hour for which one edit stands in the history is over.
    await server.client.dossierEvent.updateMany({ where: { dossierId: dossier.id }, data: { at: new Date(Date.now() - 3_600_000) } });
    const { accessEpoch } = await server.client.room.findUniqueOrThrow({ where: { id: section } });
    await server.app.get(SectionEdits, { strict: false }).tell([{ sectionId: section, author: admin.id, accessEpoch: Number(accessEpoch) }]);

    expect(await server.client.dossierEvent.count({ where: { dossierId: dossier.id } })).toBe(2);
    expect(await told(damme)).toHaveLength(1);
  });

  it('by its own people, or in a text of the consortium, is told to nobody', async () => {
    const { admin, damme, signatory } = dossier.people;
    await edits(damme, dossier.section('3-partner', 'damme'));
    await edits(admin, dossier.section('3-consortium'));

    for (const person of [damme, signatory, admin]) expect(await told(person)).toEqual([]);
  });

  it('may be an earlier text that is put back', async () => {
    const { admin, damme } = dossier.people;
    const section = dossier.section('3-partner', 'damme');
    await edits(damme, section);
    const { head } = await server.client.room.findUniqueOrThrow({ where: { id: section } });

    const answer = await server.ask('POST', `/api/sections/${section}/restorations`, {
      as: admin,
      body: { point: 1, seen: Number(head), reason: 'De zin was te vroeg.' },
    });

    expect(answer.status).toBe(200);
    expect(await told(damme)).toMatchObject([{ kind: 'edited' }]);
  });
});
