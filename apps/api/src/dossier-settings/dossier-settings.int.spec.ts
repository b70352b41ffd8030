import { randomUUID } from 'node:crypto';
import { dossierDetail, dossierEvent, pageOf, type DossierEvent } from '@samenpen/contracts';
import { aDossier, type TestDossier, type TestPerson } from '@samenpen/testing';
import { LiveRooms } from '../platform/live-rooms';
import { aDossierEach } from '../testing/a-dossier-each';
import type { TestServer } from '../testing/test-server';

let server: TestServer;
let dossier: TestDossier;

aDossierEach((given) => ({ server, dossier } = given));

const set = (as: TestPerson, body: unknown) => server.ask('PATCH', `/api/dossiers/${dossier.slug}/settings`, { as, body });

const comments = async (as: TestPerson) =>
  server.ask('POST', `/api/dossiers/${dossier.slug}/threads`, {
    as,
    body: {
      id: randomUUID(),
      anchor: { kind: 'section', section: dossier.section('3-consortium') },
      comment: { id: randomUUID(), body: [{ type: 'text', text: 'Mag dit?' }] },
    },
  });

const detail = (as: TestPerson) => server.read(`/api/dossiers/${dossier.slug}`, dossierDetail, { as });

describe('setting whether readers may comment', () => {
  it('holds for every section at once, and back again', async () => {
    const { admin, reader } = dossier.people;

    expect((await set(admin, { readersMayComment: false })).status).toBe(204);

    const closed = await detail(reader);
    expect(closed.settings).toEqual({ readersMayComment: false });
    expect(closed.sections.some(({ may }) => may.comment)).toBe(false);
    expect((await comments(reader)).body).toMatchObject({ status: 403, reason: 'readers-may-not-comment-here' });
    expect((await set(admin, { readersMayComment: true })).status).toBe(204);
    expect((await comments(reader)).status).toBe(201);
  });

  it('is told live and in the history, once per change, and recorded with who did it', async () => {
    const { admin, damme } = dossier.people;
    const told: unknown[] = [];
    server.app.get(LiveRooms).connect({
      rightsChanged: () => undefined,
      closing: () => Promise.resolve(),
      roomsMoved: () => undefined,
      announce: (_slug, event) => void told.push(event),
      whisper: () => undefined,
      loginEnded: () => undefined,
    });

    await Promise.all([set(admin, { readersMayComment: false }), set(admin, { readersMayComment: false })]);

    const { items } = await server.read(`/api/dossiers/${dossier.slug}/events`, pageOf(dossierEvent), { as: damme });
    const changes = items.filter(({ type }: DossierEvent) => type === 'readers-may-not-comment');
    expect(changes).toMatchObject([{ by: { person: admin.id }, section: null }]);
    expect(told).toEqual(changes);
    expect(await server.client.auditEvent.findMany({ where: { chain: dossier.id } })).toMatchObject([
      {
        action: 'dossier-settings-changed',
        personId: admin.id,
        detail: { setting: 'readersMayComment', from: true, to: false },
      },
    ]);
  });

  it('is for an administrator of the penhouder alone, and for nobody outside', async () => {
    const { damme, reader } = dossier.people;
    const other = await aDossier(server.client);

    for (const person of [damme, reader]) {
      expect((await set(person, { readersMayComment: false })).body).toMatchObject({ status: 403, reason: 'only-penhouder-admin' });
    }
    expect((await set(other.people.admin, { readersMayComment: false })).status).toBe(404);
    expect((await detail(reader)).settings.readersMayComment).toBe(true);
  });

  it('takes nothing that it does not know', async () => {
    const { admin } = dossier.people;

    expect((await set(admin, {})).status).toBe(400);
    expect((await set(admin, { readersMayComment: false, isFourEyes: true })).status).toBe(400);
  });
});
