import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { sectionDocument } from '@samenpen/live-protocol';
import { aDossier, type TestDossier, type TestRole } from '@samenpen/testing';
import * as Y from 'yjs';
import { startApi, type ApiProcess } from './api-process';
import { LiveSocket, until, type LiveDocument } from './live-provider';
import { Visitor } from './visitor';

let api: ApiProcess;
let client: PrismaClient;
let dossier: TestDossier;
const sockets: LiveSocket[] = [];

beforeAll(async () => {
  api = await startApi();
  client = createPrismaClient(api.databaseUrl);
});

beforeEach(async () => {
  dossier = await aDossier(client);
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

afterAll(async () => {
  await client.$disconnect();
  await api.stop();
});

async function opened(person: TestRole, section: string): Promise<LiveDocument> {
  const socket = new LiveSocket(api.liveUrl);
  sockets.push(socket);
  const document = socket.open(sectionDocument(section), dossier.people[person].token);
  await document.acknowledged();
  return document;
}

/** What a script writes that knows nothing of the editor. */
function writeVideo(document: LiveDocument, words: string): void {
  const video = new Y.XmlElement('video');
  video.insert(0, [new Y.XmlText(words)]);
  document.doc.getXmlFragment('default').push([video]);
}

const nodeNames = ({ doc }: LiveDocument): string[] =>
  doc.getXmlFragment('default').toArray().map((node) => (node instanceof Y.XmlElement ? node.nodeName : '?'));

const isRepaired = (document: LiveDocument): boolean => !nodeNames(document).includes('video');

describe('a text that does not fit the schema', () => {
  it('is repaired for everybody, keeping its words, and the repair is in the audit trail', async () => {
    const section = dossier.section('3-consortium');
    const [script, damme] = [await opened('damme', section), await opened('admin', section)];
    damme.type('Voor.');
    await damme.acknowledged();

    writeVideo(script, 'Ook dit.');
    await script.acknowledged();
    await until(() => damme.text.includes('Ook dit.') && isRepaired(damme) && isRepaired(script), 'the repair has landed');

    expect([damme.text, script.text]).toEqual(['Voor.\nOok dit.', 'Voor.\nOok dit.']);
    expect(nodeNames(damme)).toEqual(['paragraph', 'paragraph']);
    const { body } = await Visitor.withToken(api, dossier.people.admin.token).ask('GET', `/api/sections/${section}`);
    expect(body).toMatchObject({ content: { text: 'Voor.\nOok dit.' } });
    const row = await client.auditEvent.findFirst({ where: { action: 'live-text-repaired', subject: `section/${section}` } });
    expect(row).toMatchObject({ personId: dossier.people.damme.id, detail: { found: expect.stringContaining('video') } });
  });

  it('is taken from nobody else: only who keeps writing it may no longer write there', async () => {
    const section = dossier.section('3-consortium');
    const [script, admin] = [await opened('damme', section), await opened('admin', section)];

    for (const round of ['een', 'twee', 'drie']) {
      writeVideo(script, round);
      await script.acknowledged();
      await until(() => script.text.includes(round) && isRepaired(script), `repair ${round} has landed`);
    }
    await until(() => script.messages.some(({ type }) => type === 'scope'), 'the script may only read');

    expect(script.messages.at(-1)).toEqual({ type: 'scope', scope: 'readonly', reason: 'schema-violation' });
    admin.type('Gewoon verder.');
    await admin.acknowledged();
    writeVideo(script, 'vier');
    await until(() => script.messages.some(({ type }) => type === 'refused'), 'it is refused');
    expect(admin.text).not.toContain('vier');
  });

  it('never comes to be where no editor could read it: a type that is no XML is refused', async () => {
    const section = dossier.section('3-consortium');
    const [script, admin] = [await opened('damme', section), await opened('admin', section)];

    // A script is bound by no type.
    script.doc.getXmlFragment('default').push([new Y.Map() as unknown as Y.XmlElement]);
    await until(() => script.messages.length > 0, 'the refusal is told');

    expect(script.messages[0]).toMatchObject({ type: 'refused', reason: 'schema-violation', own: true });
    expect(nodeNames(admin)).toEqual(['paragraph']);
  });
});
