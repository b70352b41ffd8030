import { randomUUID } from 'node:crypto';
import { notification, pageOf, thread, threadCounts, type NewThread } from '@samenpen/contracts';
import type { TestDossier, TestPerson } from '@samenpen/testing';
import { aDossierEach } from '../testing/a-dossier-each';
import type { TestServer } from '../testing/test-server';

let server: TestServer;
let dossier: TestDossier;

aDossierEach((given) => ({ server, dossier } = given));

type Body = NewThread['comment']['body'];

const says = (text: string): Body => [{ type: 'text', text }];
const names = (person: TestPerson, label = 'wie dan ook'): Body[number] => ({ type: 'mention', kind: 'person', id: person.id, label });

/** Opens a thread and gives the ids of it and of its comment. */
async function opened(as: TestPerson, body: Body, section = dossier.section('3-consortium')): Promise<{ id: string; comment: string }> {
  const [id, comment] = [randomUUID(), randomUUID()];
  const request = { id, anchor: { kind: 'section', section }, comment: { id: comment, body } };
  const { status, text } = await server.ask('POST', `/api/dossiers/${dossier.slug}/threads`, { as, body: request });
  if (status !== 201) throw new Error(text);
  return { id, comment };
}

const edit = (as: TestPerson, comment: string, body: Body) => server.ask('PATCH', `/api/comments/${comment}`, { as, body: { body } });
const told = async (as: TestPerson) => (await server.read('/api/notifications', pageOf(notification), { as })).items;

describe('a comment that its author edits', () => {
  it('is told in its new words, and no more to whom it names no more', async () => {
    const { admin, damme, zuienkerke, signatory } = dossier.people;
    const { id, comment } = await opened(admin, [...says('Vertrouwelijk: '), names(damme), names(zuienkerke)]);
    await server.ask('POST', `/api/threads/${id}/comments`, { as: signatory, body: { id: randomUUID(), body: says('Ja.') } });

    expect((await edit(admin, comment, [...says('Kijk je na? '), names(zuienkerke)])).status).toBe(200);

    expect(await told(damme)).toEqual([]);
    expect(await told(zuienkerke)).toMatchObject([{ kind: 'mentioned', text: expect.stringContaining('Kijk je na?') as string }]);
  });

  it('keeps the real name of whom it named, whatever the editor calls them', async () => {
    const { admin, damme } = dossier.people;
    const { comment } = await opened(admin, [names(damme)]);

    const answer = await edit(admin, comment, [...says('Nog eens: '), names(damme, 'De minister')]);

    expect(answer.text).not.toContain('De minister');
    expect(answer.text).toContain(damme.name);
  });
});

describe('a thread whose last comment its author deletes', () => {
  it('is nothing anybody is told of any more: who was given it finds nothing there', async () => {
    const { admin, zuienkerke } = dossier.people;
    const { id, comment } = await opened(admin, says('Zoek jij dit uit?'));
    await server.ask('PATCH', `/api/threads/${id}`, { as: admin, body: { assignee: { partner: dossier.partners.zuienkerke, person: zuienkerke.id } } });
    expect(await told(zuienkerke)).toMatchObject([{ kind: 'assigned' }]);

    expect((await server.ask('DELETE', `/api/comments/${comment}`, { as: admin })).status).toBe(204);

    expect(await told(zuienkerke)).toEqual([]);
  });
});

describe('a thread on a section of a partner that left', () => {
  it('is archived with it: no list, no count and no address has it', async () => {
    const { admin } = dossier.people;
    const { id } = await opened(admin, says('Klopt dit?'), dossier.section('3-partner', 'damme'));
    await server.client.dossierPartner.update({ where: { id: dossier.partners.damme }, data: { endedAt: new Date() } });

    expect((await server.read(`/api/dossiers/${dossier.slug}/threads`, pageOf(thread), { as: admin })).items).toEqual([]);
    expect((await server.read(`/api/dossiers/${dossier.slug}/threads/counts`, threadCounts, { as: admin })).items).toEqual([]);
    expect((await server.ask('GET', `/api/threads/${id}`, { as: admin })).status).toBe(404);
  });
});
