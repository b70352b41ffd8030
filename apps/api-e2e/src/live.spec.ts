import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { dossierDocument, sectionDocument } from '@samenpen/live-protocol';
import { aDossier } from '@samenpen/testing';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { startApi } from './api-process';
import { LiveSocket, until, type LiveDocument } from './live-provider';
import { ServerStage } from './server-stage';
import { Visitor } from './visitor';

const stage = new ServerStage();

async function contentOf(section: string): Promise<{ status: string; version: string; text: string }> {
  const { body } = await stage.asking('admin').ask('GET', `/api/sections/${section}`);
  const answer = body as { status: string; version: string; content: { text: string } };
  return { status: answer.status, version: answer.version, text: answer.content.text };
}

async function transition(section: string, request: Record<string, unknown>): Promise<number> {
  const { status } = await stage.asking('admin').ask('POST', `/api/sections/${section}/transitions`, request);
  return status;
}

describe('an unmodified provider', () => {
  it('edits two documents on one socket, together with somebody else', async () => {
    const [shared, own] = [stage.dossier.section('3-consortium'), stage.dossier.section('3-partner', 'damme')];
    const socket = stage.socket();
    const token = stage.dossier.people.damme.token;
    const [one, two] = [socket.open(sectionDocument(shared), token), socket.open(sectionDocument(own), token)];
    const admin = await stage.opened('admin', shared);
    await Promise.all([one.acknowledged(), two.acknowledged()]);

    one.type('Gezamenlijk. ');
    two.type('Eigen noden van Damme.');
    await until(() => admin.text === 'Gezamenlijk. ', 'the other sees it');
    admin.type('En de penhouder.');
    await Promise.all([one.acknowledged(), two.acknowledged(), admin.acknowledged()]);
    await until(() => one.text === admin.text, 'both say the same');

    expect(await contentOf(shared)).toMatchObject({ text: 'Gezamenlijk. En de penhouder.', status: 'drafting' });
    expect(await contentOf(own)).toMatchObject({ text: 'Eigen noden van Damme.' });
  });

  it('sees who is there as the server knows them, in the section and over the dossier', async () => {
    const section = stage.dossier.section('3-consortium');
    const damme = await stage.opened('damme', section);
    const admin = await stage.opened('admin', section);
    damme.provider.setAwarenessField('user', { name: 'Iemand Anders', color: 'red' });
    const overview = stage.socket().open(dossierDocument(stage.dossier.slug), stage.dossier.people.admin.token);
    const other = stage.socket().open(dossierDocument(stage.dossier.slug), stage.dossier.people.damme.token);
    await Promise.all([overview.acknowledged(), other.acknowledged()]);
    other.provider.setAwarenessField('section', section);

    const seen = (document: LiveDocument): Record<string, unknown> | undefined =>
      [...(document.provider.awareness?.getStates().values() ?? [])].find(({ user }) => user?.id === stage.dossier.people.damme.id);
    await until(() => seen(admin) !== undefined && seen(overview)?.['section'] === section, 'presence');
    expect(seen(admin)).toMatchObject({ user: { id: stage.dossier.people.damme.id, organisation: 'damme' } });
    expect(seen(overview)).toMatchObject({ section, user: { id: stage.dossier.people.damme.id } });
  });

  it('hears over the dossier that a section began its life', async () => {
    const section = stage.dossier.section('3-consortium');
    const overview = stage.socket().open(dossierDocument(stage.dossier.slug), stage.dossier.people.reader.token);
    await overview.acknowledged();
    const damme = await stage.opened('damme', section);

    damme.type('Een begin.');

    await until(() => overview.payloads.length > 0, 'an event');
    expect(JSON.parse(overview.payloads[0] ?? '')).toMatchObject({
      type: 'section', seq: expect.any(Number), section: { id: section }, transition: { event: 'edit', from: 'empty', to: 'drafting' },
    });
  });
});

describe('a right', () => {
  it('is asked for each document: reader and foreign partner read and are refused when they write', async () => {
    const section = stage.dossier.section('3-partner', 'damme');
    for (const person of ['reader', 'zuienkerke'] as const) {
      const document = await stage.opened(person, section);
      expect(document.provider.authorizedScope).toBe('readonly');
      document.type('stiekem');
      await until(() => document.messages.length > 0, 'the refusal');

      expect(document.messages).toEqual([expect.objectContaining({ type: 'refused', recover: 'rebuild' })]);
      expect(document.unsynced).toBeGreaterThan(0);
    }
    expect((await contentOf(section)).text).toBe('');
  });

  it('to open is refused to strangers, to nobody, and for what does not exist', async () => {
    const stranger = (await aDossier(stage.client)).people.admin.token;
    const socket = stage.socket();
    const refused = [
      socket.open(sectionDocument(stage.dossier.section('3-consortium')), stranger),
      socket.open(sectionDocument(stage.dossier.section('4')), 'no-token'),
      socket.open('section/none', stage.dossier.people.admin.token),
      socket.open(dossierDocument(stage.dossier.slug), stranger),
      socket.open(sectionDocument(stage.dossier.section('2-partners')), `${stage.dossier.people.admin.token};schema:0`),
    ];
    await until(() => refused.every((document) => document.refused.length > 0), 'all refusals');

    expect(refused.map((document) => document.refused[0])).toEqual([
      'unknown-document', 'not-signed-in', 'unknown-document', 'unknown-document', 'outdated-client',
    ]);
  });

  it('to open is refused to a window of one person that brings the login of another, with what it sends meanwhile', async () => {
    const section = stage.dossier.section('3-consortium');
    const { damme, admin } = stage.dossier.people;
    const foreign = stage.socket().open(sectionDocument(section), `${damme.token};person:${admin.id}`);
    const lobby = stage.socket().open(dossierDocument(stage.dossier.slug), `${damme.token};person:${admin.id}`);
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('Van de beheerder.')]);
    // Queued behind the token.
    foreign.doc.getXmlFragment('default').insert(0, [paragraph]);
    await until(() => foreign.refused.length > 0 && lobby.refused.length > 0, 'both refusals');
    const own = stage.socket().open(sectionDocument(section), `${damme.token};person:${damme.id}`);
    await own.acknowledged();

    expect([foreign, lobby].map(({ refused }) => refused)).toEqual([['another-login'], ['another-login']]);
    expect(foreign.doc.getXmlFragment('default').length).toBe(1);
    expect(foreign.unsynced).toBeGreaterThan(0);
    expect(own.text).not.toContain('beheerder');
    expect((await contentOf(section)).text).toBe('');
  });

  it('that ends closes an open document at once', async () => {
    const section = stage.dossier.section('3-consortium');
    const damme = await stage.opened('damme', section);
    const { body } = await stage.asking('admin').ask('GET', `/api/dossiers/${stage.dossier.slug}`);
    const partners = (body as { partners: { members: { person: string; membership: string }[] }[] }).partners;
    const membership = partners.flatMap(({ members }) => members).find(({ person }) => person === stage.dossier.people.damme.id)?.membership;

    await stage.asking('admin').ask('DELETE', `/api/dossiers/${stage.dossier.slug}/members/${membership}`);
    await until(() => damme.refused.length > 0, 'the document closes');
    damme.type('te laat');

    expect(damme.unsynced).toBeGreaterThan(0);
    expect((await contentOf(section)).text).toBe('');
  });
});

describe('an approval', () => {
  it('refuses what comes after it, from an open socket and from a laptop that slept', async () => {
    const section = stage.dossier.section('3-consortium');
    const damme = await stage.opened('damme', section);
    const laptop = await stage.opened('zuienkerke', section);
    damme.type('Dit is de tekst.');
    await damme.acknowledged();
    await until(() => laptop.text === damme.text, 'the laptop has it');
    await laptop.disconnect();
    laptop.type(' Uit de slaap.');

    await transition(section, { event: 'mark-ready' });
    const { version } = await contentOf(section);
    expect(await transition(section, { event: 'approve', version })).toBe(200);
    damme.type(' Te laat.');
    await laptop.connect();

    for (const document of [damme, laptop]) {
      await until(() => document.messages.some(({ type }) => type === 'refused'), 'the refusal');
      expect(document.messages).toContainEqual({ type: 'refused', reason: 'section-is-approved', recover: 'rebuild', own: true });
    }
    expect(await contentOf(section)).toEqual({ status: 'approved', version, text: 'Dit is de tekst.' });
    expect(damme.text).toContain('Te laat.');
  });

  it('holds in a race with typing: it has every acknowledged edit and no other', async () => {
    const section = stage.dossier.section('3-consortium');
    const facilitator = await stage.opened('facilitator', section);
    facilitator.type('x');
    await facilitator.acknowledged();
    await transition(section, { event: 'mark-ready' });

    let [status, typed] = [0, 1];
    for (let round = 0; status !== 200 && round < 50; round++) {
      await facilitator.acknowledged();
      const approval = transition(section, { event: 'approve', version: (await contentOf(section)).version });
      const isApproved = approval.then((answer) => (status = answer));
      // Each round the edits start a little later: at first they are before the approval, in the end it is before them.
      await new Promise((resolve) => setTimeout(resolve, round * 2));
      for (let edit = 0; edit < 3 && status === 0; edit++, typed++) facilitator.type('x');
      await isApproved;
      if (status !== 200) status = 0;
    }
    const approved = await contentOf(section);
    expect(approved.status).toBe('approved');
    facilitator.type('x');
    await until(() => facilitator.messages.some(({ type }) => type === 'refused'), 'the refusal');

    expect(approved).toMatchObject({ text: 'x'.repeat(typed + 1 - facilitator.unsynced) });
    expect(await contentOf(section)).toEqual(approved);
  });

  it('lets the refused person type on, reconnect, and after a reopening write again without loop, loss or doubling', async () => {
    const section = stage.dossier.section('3-consortium');
    const damme = await stage.opened('damme', section);
    damme.type('Een.');
    await damme.acknowledged();
    await transition(section, { event: 'mark-ready' });
    await transition(section, { event: 'approve', version: (await contentOf(section)).version });
    damme.type(' Twee.');
    await until(() => damme.messages.some(({ type }) => type === 'refused'), 'the refusal');
    damme.type(' Drie.');

    await damme.disconnect();
    damme.type(' Vier.');
    await damme.connect();
    await until(() => damme.messages.filter(({ type }) => type === 'refused').length === 2, 'one refusal per opening');
    expect((await contentOf(section)).text).toBe('Een.');

    await transition(section, { event: 'reopen', reason: 'nog iets' });
    await damme.disconnect();
    await damme.connect();
    await damme.acknowledged();
    damme.type(' Vijf.');
    await damme.acknowledged();

    expect((await contentOf(section)).text).toBe('Een. Twee. Drie. Vier. Vijf.');
    expect(damme.messages.filter(({ type }) => type === 'refused')).toHaveLength(2);
  });
});

describe('a login that ends', () => {
  it('makes the open documents read-only and says so', async () => {
    const visitor = stage.asking('damme');
    const token = await visitor.newToken('kort');
    const section = stage.dossier.section('3-consortium');
    const document = stage.socket().open(sectionDocument(section), token);
    await document.acknowledged();
    const { body } = await visitor.ask('GET', '/api/tokens');
    const id = (body as { items: { id: string; name: string }[] }).items.find(({ name }) => name === 'kort')?.id;

    await visitor.ask('DELETE', `/api/tokens/${id}`);
    await until(() => document.messages.length > 0, 'the message');
    document.type('na het einde');

    expect(document.messages).toEqual([{ type: 'login-ended' }]);
    expect((await contentOf(section)).text).toBe('');
  });
});

describe('the upgrade', () => {
  const upgrade = (headers: Record<string, string>, path = '/live'): Promise<number> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(stage.api.liveUrl.replace('/live', path), { headers });
      socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode ?? 0));
      socket.on('open', () => {
        socket.close();
        resolve(101);
      });
      socket.on('error', reject);
    });

  it('is refused to a foreign Origin, given to our own pages and to scripts, and is only on /live', async () => {
    expect(await upgrade({ origin: 'https://elders.example' })).toBe(403);
    expect(await upgrade({ origin: 'null' })).toBe(403);
    expect(await upgrade({ origin: stage.api.url })).toBe(101);
    expect(await upgrade({})).toBe(101);
    expect(await upgrade({}, '/elsewhere')).toBe(404);
  });

  it.each(['/live', `/live/y/${dossierDocument('noord')}`])('compresses nothing, also for who offers it: on %s', async (path) => {
    const socket = new WebSocket(stage.api.liveUrl.replace('/live', path), { perMessageDeflate: true });
    // The answer to the offer; an event of Node has no types for what it brings.
    const [[answer]] = (await Promise.all([once(socket, 'upgrade'), once(socket, 'open')])) as [[IncomingMessage], unknown];
    socket.terminate();

    expect(answer.headers['sec-websocket-extensions']).toBeUndefined();
    expect(socket.extensions).toBe('');
  });

  it('uses the cookie only with our own Origin', async () => {
    const demo = await startApi({ DEMO: '1' });
    const visitor = await Visitor.signedIn(demo, 'redacteur@damme.example', 'samenpen-demo');
    const withOrigin = new LiveSocket(demo.liveUrl, { cookie: visitor.cookie, origin: demo.url });
    const without = new LiveSocket(demo.liveUrl, { cookie: visitor.cookie });
    stage.keep(withOrigin, without);
    const [admitted, refused] = [withOrigin.open(dossierDocument('noord'), ''), without.open(dossierDocument('noord'), '')];
    await until(() => refused.refused.length > 0, 'the refusal');
    await admitted.acknowledged();

    expect(refused.refused).toEqual(['not-signed-in']);
    withOrigin.destroy();
    without.destroy();
    await demo.stop();
  });
});
