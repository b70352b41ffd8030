import { aDossier, type TestPerson } from '@samenpen/testing';
import { Metrics } from '../../platform/metrics';
import { TestMailServer } from '../../testing/test-mail-server';
import { aServer, type TestServer } from '../../testing/test-server';
import { PostOffice } from './post-office.service';

let mails: TestMailServer;
let server: TestServer;

beforeAll(async () => {
  mails = await new TestMailServer().start();
  // The server looks by itself too; what is counted is the same whoever looks.
  server = await aServer({ SMTP_URL: mails.url, MAIL_FROM: 'samenpen@blankenberge.example' });
});

afterAll(async () => {
  await server.stop();
  await mails.stop();
});

const round = (): Promise<void> => server.app.get(PostOffice).round({ smtpUrl: mails.url, from: 'samenpen@blankenberge.example' });

/** The numbers of mail, by what they are of. */
async function numbers(): Promise<Record<string, number>> {
  const text = await server.app.get(Metrics).registry.metrics();
  const lines = [...text.matchAll(/^samenpen_mail_(?:attempts_total|waiting)\{\w+="(\w+)"\} (\d+)$/gm)];
  return Object.fromEntries(lines.map(([, what = '', count]) => [what, Number(count)]));
}

async function untilNumbers(expected: Readonly<Record<string, number>>): Promise<void> {
  const giveUp = Date.now() + 20_000;
  for (;;) {
    await round();
    const now = await numbers();
    if (Object.entries(expected).every(([what, count]) => now[what] === count)) return;
    if (Date.now() > giveUp) throw new Error(`not in twenty seconds: ${JSON.stringify(expected)}, but ${JSON.stringify(now)}`);
    await new Promise((resolve) => void setTimeout(resolve, 50));
  }
}

describe('the metrics of mail', () => {
  it('count attempts by what became of them, and what waits; they name nobody', async () => {
    const dossier = await aDossier(server.client);
    const { damme, zuienkerke, reader } = dossier.people;
    const wait = (person: TestPerson) =>
      server.client.notification.create({
        data: { personId: person.id, dossierId: dossier.id, key: 'key', kind: 'reminder', at: new Date(), mailState: 'waiting' },
      });
    mails.refused.add(zuienkerke.email);
    await wait(damme);
    await wait(zuienkerke);
    await untilNumbers({ sent: 1, refused: 1, mails: 0, notifications: 0 });

    await mails.stop();
    await wait(reader);
    await untilNumbers({ later: 1, mails: 1, notifications: 0 });
    await mails.start();
    await server.client.notificationMail.updateMany({ data: { nextAt: new Date(0) } });
    await untilNumbers({ sent: 2, refused: 1, later: 1, mails: 0 });

    const text = await server.app.get(Metrics).registry.metrics();
    for (const secret of [damme.email, dossier.slug, dossier.id, damme.id]) expect(text).not.toContain(secret);
  });
});
