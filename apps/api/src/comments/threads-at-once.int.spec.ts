import { randomUUID } from 'node:crypto';
import { thread } from '@samenpen/contracts';
import type { TestDossier, TestPerson } from '@samenpen/testing';
import { aDossierEach } from '../testing/a-dossier-each';
import { askedDuring } from '../testing/held-back';
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

describe('somebody who is taken out of the dossier at this moment', () => {
  /** What taking a person out does. */
  const removing = ({ id }: TestPerson): string[] => [
    `SELECT 1 FROM dossier WHERE id = '${dossier.id}' FOR UPDATE`,
    `UPDATE membership SET ended_at = now() WHERE dossier_id = '${dossier.id}' AND person_id = '${id}'`,
  ];

  it('opens no thread any more', async () => {
    const { damme, admin } = dossier.people;
    const id = randomUUID();

    const { status } = await askedDuring(server.databaseUrl, removing(damme), () => open(damme, { id }));

    expect(status).toBe(404);
    expect((await server.ask('GET', `/api/threads/${id}`, { as: admin })).status).toBe(404);
  });

  it('answers and resolves none', async () => {
    const { zuienkerke, damme } = dossier.people;
    const id = randomUUID();
    await open(damme, { id });

    const answers = await askedDuring(server.databaseUrl, removing(zuienkerke), () =>
      Promise.all([
        server.ask('POST', `/api/threads/${id}/comments`, { as: zuienkerke, body: says('Ja.') }),
        server.ask('PATCH', `/api/threads/${id}`, { as: zuienkerke, body: { state: 'resolved' } }),
      ]),
    );

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    const left = await server.read(`/api/threads/${id}`, thread, { as: damme });
    expect([left.state, left.comments.length]).toEqual(['open', 1]);
  });
});
