import { randomUUID } from 'node:crypto';
import type { TestDossier, TestPerson } from '@samenpen/testing';
import { aDossierEach } from '../testing/a-dossier-each';
import type { TestServer } from '../testing/test-server';

let server: TestServer;
let dossier: TestDossier;

aDossierEach((given) => ({ server, dossier } = given));

/** More than the server has connections to its database. */
const MANY = 30;

const many = <Answer>(ask: (index: number) => Promise<Answer>): Promise<Answer[]> => Promise.all(Array.from({ length: MANY }, (_, index) => ask(index)));

const says = (text: string) => ({ id: randomUUID(), body: [{ type: 'text', text }] });

const open = (as: TestPerson, different: object = {}) =>
  server.ask('POST', `/api/dossiers/${dossier.slug}/threads`, {
    as,
    body: { id: randomUUID(), anchor: { kind: 'section', section: dossier.section('3-consortium') }, comment: says('Klopt dit cijfer?'), ...different },
  });

describe('many people at once', () => {
  it('answer in one thread, and nobody waits for a connection that another one holds', async () => {
    const { damme, zuienkerke } = dossier.people;
    const id = randomUUID();
    await open(damme, { id });

    const answers = await many(() => server.ask('POST', `/api/threads/${id}/comments`, { as: zuienkerke, body: says('Ja.') }));

    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
  }, 60_000);

  it('give threads to one another while others are reminded: none of them waits for the other in a circle', async () => {
    const { damme, admin } = dossier.people;
    const { partners } = dossier;

    const answers = await many((index) =>
      index % 2 === 0
        ? open(damme, { assignee: { partner: partners.damme, person: null } })
        : server.ask('POST', `/api/dossiers/${dossier.slug}/reminders`, { as: admin, body: { partner: partners.damme } }),
    );

    expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
  }, 60_000);
});
