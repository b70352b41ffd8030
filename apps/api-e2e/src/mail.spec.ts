// The built server and a real mail server, each of which may be gone at any moment.

import type { AddressInfo } from 'node:net';
import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { aDossier } from '@samenpen/testing';
import { SMTPServer } from 'smtp-server';
import { startApi, type ApiProcess } from './api-process';

const arrived: string[] = [];

function aMailServer(port = 0): Promise<SMTPServer> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, { envelope }, done) => {
      stream.resume();
      stream.on('end', () => {
        arrived.push(...envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
  });
  // Killing the client is what this is about.
  server.on('error', () => undefined);
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

const close = (server: SMTPServer): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

async function until(isTrue: () => boolean): Promise<void> {
  const giveUp = Date.now() + 100_000;
  while (!isTrue()) {
    if (Date.now() > giveUp) throw new Error('it does not become true');
    await new Promise((resolve) => void setTimeout(resolve, 200));
  }
}

describe('mail of the built server', () => {
  let mails: SMTPServer;
  let port: number;
  let api: ApiProcess;
  let client: PrismaClient;

  beforeAll(async () => {
    mails = await aMailServer();
    port = (mails.server.address() as AddressInfo).port;
    api = await startApi({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'samenpen@blankenberge.example' });
    client = createPrismaClient(api.databaseUrl);
  });

  afterAll(async () => {
    await client.$disconnect();
    await api.stop();
    await close(mails);
  });

  it('arrives once, also when the mail server was away and the server was killed meanwhile', async () => {
    const dossier = await aDossier(client);
    const { admin, damme, signatory, reader } = dossier.people;
    await close(mails);

    const answer = await fetch(`${api.url}/api/dossiers/${dossier.slug}/reminders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ partner: dossier.partners.damme }),
    });
    expect(answer.status).toBe(204);
    await api.kill();
    mails = await aMailServer(port);
    await api.restart();

    const expected = [damme.email, signatory.email, reader.email].toSorted();
    await until(() => arrived.length >= expected.length);
    await api.kill();
    await api.restart();
    // One more look of the server: a notification that is told now arrives after everything that was left.
    await fetch(`${api.url}/api/dossiers/${dossier.slug}/reminders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ partner: dossier.partners.zuienkerke }),
    });
    await until(() => arrived.includes(dossier.people.zuienkerke.email));

    expect(arrived.filter((address) => address !== dossier.people.zuienkerke.email).toSorted()).toEqual(expected);
  }, 240_000);
});
