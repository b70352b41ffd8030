import { aDossier, type TestDossier, type TestPerson } from '@samenpen/testing';
import { Database } from '../../platform/database.repository';
import { SETTINGS, type Settings } from '../../platform/settings';
import { TestMailServer } from '../../testing/test-mail-server';
import { aServer, type TestServer } from '../../testing/test-server';
import { Notifications } from '../notifications.service';
import type { News } from '../news';
import { deliver, type OutgoingMail } from './mail-server';
import { PostOfficeRepository } from './post-office.repository';
import { PostOffice } from './post-office.service';

let mails: TestMailServer;
let server: TestServer;

beforeAll(async () => {
  mails = await new TestMailServer().start();
  server = await aServer({ SMTP_URL: mails.url, MAIL_FROM: 'Samenpen <samenpen@blankenberge.example>' });
});

afterAll(async () => {
  await server.stop();
  await mails.stop();
});

/** `reminder` is mailed directly unless a person chose otherwise. */
function tell(dossier: TestDossier, persons: readonly TestPerson[], more: Partial<News> = {}): Promise<void> {
  return server.app.get(Database).inTransaction((transaction) =>
    server.app.get(Notifications).tell(transaction, {
      kind: 'reminder',
      key: 'key',
      dossierId: dossier.id,
      persons: persons.map(({ id }) => id),
      by: dossier.people.admin.id,
      ...more,
    }),
  );
}

function round(): Promise<void> {
  const { mail } = server.app.get<Settings>(SETTINGS);
  if (mail === null) throw new Error('this server has a mail server');
  return server.app.get(PostOffice).round(mail);
}

const stateOf = async (person: TestPerson): Promise<string[]> =>
  (await server.client.notificationMail.findMany({ where: { personId: person.id } })).map(({ state }) => state);

/** What was tried and failed is tried again at once, as if the pause were over. */
const pauseIsOver = () => server.client.notificationMail.updateMany({ data: { nextAt: new Date(0) } });

/** Header lines are folded, and quoted-printable lines are cut. */
const unfolded = (source: string): string => source.replaceAll('=\r\n', '').replaceAll(/\r\n[ \t]+/g, ' ');

const aMail = (address: string): OutgoingMail => ({
  messageId: '<test@samenpen.example>',
  from: 'samenpen@blankenberge.example',
  to: { name: 'Damme', address },
  subject: 'Melding',
  text: 'Melding',
  html: '<p>Melding</p>',
  headers: {},
  calendars: [],
});

/** Looks until a person has mail: the server looks by itself, too. */
async function until(isTrue: () => Promise<boolean> | boolean): Promise<void> {
  const giveUp = Date.now() + 20_000;
  while (!(await isTrue())) {
    if (Date.now() > giveUp) throw new Error('it does not become true');
    await round();
    await new Promise((resolve) => void setTimeout(resolve, 50));
  }
}

describe('a mail', () => {
  it('goes once, with text and HTML, in the language of its reader, with a link that ends it', async () => {
    const dossier = await aDossier(server.client);
    const { damme, zuienkerke } = dossier.people;
    await server.client.person.update({ where: { id: zuienkerke.id }, data: { language: 'en' } });
    await tell(dossier, [damme, zuienkerke], { text: 'Vul <b>zelf</b> aan & stuur door' });

    await Promise.all([round(), round(), round()]);
    await until(() => mails.to(damme.email).length > 0 && mails.to(zuienkerke.email).length > 0);
    await round();

    expect(mails.to(damme.email)).toHaveLength(1);
    const source = unfolded(mails.to(damme.email)[0]?.source ?? '');
    expect(source).toMatch(/^List-Unsubscribe: <http:\/\/localhost:3000\/afmelden\/[\w-]+>/m);
    expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    expect(source).toMatch(/^Content-Type: text\/plain/m);
    expect(source).toMatch(/^Content-Type: text\/html/m);
    expect(source).toContain('herinnert aan');
    expect(source).toContain('&lt;b&gt;zelf&lt;/b&gt;');
    expect(source.slice(source.indexOf('<!doctype html>'))).not.toMatch(/<img|<b>|<link|url\(/);
    expect(mails.to(zuienkerke.email)[0]?.source).toContain('reminds you');
    expect(await stateOf(damme)).toEqual(['sent']);
  });

  it('about the same dossier waits until an hour after the last one', async () => {
    const dossier = await aDossier(server.client);
    const { damme } = dossier.people;
    await tell(dossier, [damme]);
    await until(() => mails.to(damme.email).length === 1);
    for (const key of ['second', 'third']) await tell(dossier, [damme], { key });

    await round();
    expect(mails.to(damme.email)).toHaveLength(1);

    await server.client.notificationMail.updateMany({ where: { personId: damme.id }, data: { handedOverAt: new Date(Date.now() - 3_600_000) } });
    await until(() => mails.to(damme.email).length > 1);
    await round();

    expect(mails.to(damme.email)).toHaveLength(2);
    const held = await server.client.notification.findMany({ where: { personId: damme.id }, select: { mailState: true } });
    expect(held.map(({ mailState }) => mailState)).toEqual(['taken', 'taken', 'taken']);
  });

  it('tells nothing that its reader may not know any more when it goes', async () => {
    const dossier = await aDossier(server.client);
    const { damme, signatory } = dossier.people;
    await server.client.mailChoice.createMany({ data: [{ personId: damme.id, kind: 'mentioned', choice: 'direct' }] });
    await mails.stop();
    await tell(dossier, [damme, signatory], { audiencePartnerId: dossier.partners.damme });
    await until(async () => (await stateOf(damme)).includes('waiting') || (await stateOf(signatory)).includes('waiting'));
    await server.client.membership.updateMany({ where: { personId: damme.id }, data: { partnerId: dossier.partners.zuienkerke } });
    await mails.start();
    await pauseIsOver();

    await until(() => mails.to(signatory.email).length > 0);
    await round();

    expect(mails.to(damme.email)).toEqual([]);
    const [left] = await server.client.notification.findMany({ where: { personId: damme.id } });
    expect(left?.mailState).toBe('dropped');
  });

  it('is not sent to who read it in the product, or wants none', async () => {
    const dossier = await aDossier(server.client);
    const { damme, zuienkerke, signatory } = dossier.people;
    await server.client.mailChoice.create({ data: { personId: zuienkerke.id, kind: 'reminder', choice: 'never' } });
    await server.client.mailChoice.create({ data: { personId: damme.id, kind: 'reminder', choice: 'hourly' } });
    await tell(dossier, [damme, zuienkerke, signatory]);
    await server.ask('POST', '/api/notifications/read', { as: damme, body: { dossier: null } });
    await server.client.notification.updateMany({ where: { personId: damme.id }, data: { toldAt: new Date(Date.now() - 3_600_000) } });

    await until(() => mails.to(signatory.email).length > 0);
    await round();

    expect([...mails.to(damme.email), ...mails.to(zuienkerke.email)]).toEqual([]);
  });
});

describe('a mail server that is away', () => {
  it('loses nothing, is told as reduced, and gets everything once when it is back', async () => {
    const dossier = await aDossier(server.client);
    const { damme, zuienkerke } = dossier.people;
    await mails.stop();
    await tell(dossier, [damme, zuienkerke]);
    await until(async () => (await stateOf(damme)).includes('waiting') || (await stateOf(zuienkerke)).includes('waiting'));
    expect((await server.ask('GET', '/api/health/ready')).body).toMatchObject({ status: 'ok', reduced: ['mail'] });

    await mails.start();
    await pauseIsOver();
    await until(() => mails.to(damme.email).length > 0 && mails.to(zuienkerke.email).length > 0);
    await round();

    expect([mails.to(damme.email).length, mails.to(zuienkerke.email).length]).toEqual([1, 1]);
    expect((await server.ask('GET', '/api/health/ready')).body).toMatchObject({ reduced: [] });
  });

  it('may be there for everybody but one mailbox, which then holds up nobody and is tried again', async () => {
    const dossier = await aDossier(server.client);
    const { damme, zuienkerke } = dossier.people;
    mails.busy.add(damme.email);
    await tell(dossier, [damme]);
    await until(async () => (await stateOf(damme)).includes('waiting'));
    expect((await server.ask('GET', '/api/health/ready')).body).toMatchObject({ reduced: [] });

    mails.busy.clear();
    await tell(dossier, [zuienkerke], { key: 'another' });
    await pauseIsOver();
    await until(() => mails.to(damme.email).length > 0 && mails.to(zuienkerke.email).length > 0);

    expect(await stateOf(damme)).toEqual(['sent']);
  });

  it('may refuse one mailbox for good without holding up the others', async () => {
    const dossier = await aDossier(server.client);
    const { damme, zuienkerke } = dossier.people;
    mails.refused.add(damme.email);
    await tell(dossier, [damme, zuienkerke]);

    await until(async () => mails.to(zuienkerke.email).length > 0 && (await stateOf(damme)).includes('refused'));
    await pauseIsOver();
    await round();

    expect(await stateOf(damme)).toEqual(['refused']);
  });
});

describe('a server that is killed while it sends', () => {
  // Sends only when it is asked to, so that the test alone says who has a mail.
  let quiet: TestServer;

  beforeAll(async () => {
    quiet = await aServer();
  });

  afterAll(() => quiet.stop());

  const addressee = (dossier: TestDossier) => ({ personId: dossier.people.damme.id, dossierId: dossier.id });
  const office = () => quiet.app.get(PostOfficeRepository);
  const states = async () => (await quiet.client.notificationMail.findMany()).map(({ state }) => state);

  async function taken(dossier: TestDossier) {
    await quiet.client.notification.create({
      data: { ...addressee(dossier), key: 'key', kind: 'reminder', at: new Date(), mailState: 'waiting' },
    });
    const mail = await office().take(addressee(dossier), new Date());
    if (mail === null) throw new Error('nobody else looks here');
    return mail;
  }

  /** A minute later somebody else looks. */
  async function another(): Promise<void> {
    await quiet.client.notificationMail.updateMany({ data: { nextAt: new Date(0) } });
    await quiet.app.get(PostOffice).round({ smtpUrl: mails.url, from: 'samenpen@blankenberge.example' });
  }

  it('before the end of the message: another sends it, and the first one cannot any more', async () => {
    const dossier = await aDossier(quiet.client);
    const { email } = dossier.people.damme;
    const first = await taken(dossier);

    await another();

    expect(mails.to(email)).toHaveLength(1);
    expect(await office().handOver(first)).toBe(false);
    expect(await deliver(mails.url, aMail(email), () => office().handOver(first))).toMatchObject({ kind: 'later' });
    expect(mails.to(email)).toHaveLength(1);
    expect(await states()).toEqual(['sent']);
  });

  it('after the end of the message: nobody sends it again', async () => {
    await quiet.client.notification.deleteMany();
    await quiet.client.notificationMail.deleteMany();
    const dossier = await aDossier(quiet.client);
    expect(await office().handOver(await taken(dossier))).toBe(true);

    await another();
    await another();

    expect(mails.to(dossier.people.damme.email)).toEqual([]);
    expect(await states()).toEqual(['unsure']);
  });
});

describe('the link that ends mail', () => {
  const linksOf = (source: string): string[] => [...unfolded(source).matchAll(/\/afmelden\/([\w-]+)/g)].map(([, token]) => token ?? '');
  /** The first stands in the head of the mail and ends everything. */
  const linkOf = (source: string): string => linksOf(source)[0] ?? '';

  it('is there for each kind that the mail tells of, and ends that kind alone', async () => {
    const dossier = await aDossier(server.client);
    const { damme } = dossier.people;
    await server.client.mailChoice.create({ data: { personId: damme.id, kind: 'mentioned', choice: 'hourly' } });
    await Promise.all([tell(dossier, [damme], { kind: 'mentioned', key: 'mentioned' }), tell(dossier, [damme])]);
    await until(() => mails.to(damme.email).length > 0);
    const tokens = [...new Set(linksOf(mails.to(damme.email)[0]?.source ?? ''))];
    const scopes = await Promise.all(tokens.map(async (token) => (await server.ask('GET', `/api/unsubscribe/${token}`)).body));
    expect(scopes).toEqual(expect.arrayContaining([{ kind: null, language: 'nl' }, { kind: 'reminder', language: 'nl' }]));

    await server.ask('POST', `/afmelden/${tokens[scopes.findIndex((scope) => JSON.stringify(scope).includes('reminder'))] ?? ''}`);

    expect(await server.client.mailChoice.findMany({ where: { personId: damme.id }, select: { kind: true, choice: true }, orderBy: { kind: 'asc' } })).toEqual([
      { kind: 'mentioned', choice: 'hourly' },
      { kind: 'reminder', choice: 'never' },
    ]);
  });

  it('shows what it ends, ends it for that person by a POST without a sign-in, and does nothing when looked at', async () => {
    const dossier = await aDossier(server.client);
    const { damme } = dossier.people;
    await tell(dossier, [damme]);
    await until(() => mails.to(damme.email).length > 0);
    const token = linkOf(mails.to(damme.email)[0]?.source ?? '');
    const wanted = async () => server.client.mailChoice.count({ where: { personId: damme.id, choice: 'never' } });

    expect((await server.ask('GET', `/api/unsubscribe/${token}`)).body).toEqual({ kind: null, language: 'nl' });
    expect(await wanted()).toBe(0);
    // As a mail program posts it (RFC 8058).
    const answer = await server.ask('POST', `/afmelden/${token}`, {
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

    expect(answer.status).toBe(200);
    expect(await wanted()).toBeGreaterThan(10);
  });

  it('is refused when somebody changes it', async () => {
    const dossier = await aDossier(server.client);
    const { damme } = dossier.people;
    await tell(dossier, [damme]);
    await until(() => mails.to(damme.email).length > 0);
    const token = Buffer.from(linkOf(mails.to(damme.email)[0]?.source ?? ''), 'base64url');
    token[3] = (token[3] ?? 0) ^ 1;

    expect((await server.ask('POST', `/afmelden/${token.toString('base64url')}`)).status).toBe(404);
    expect((await server.ask('POST', '/afmelden/iets')).status).toBe(404);
  });
});
