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

/** What a script writes that knows nothing of the editor: a node of any name. */
function writeNode(document: LiveDocument, name: string, text: Y.XmlText): void {
  const node = new Y.XmlElement(name);
  node.insert(0, [text]);
  document.doc.getXmlFragment('default').push([node]);
}

/** Words that an editor shows, under a link that runs. */
function writeUnsafeLink(document: LiveDocument, words: string): void {
  const text = new Y.XmlText();
  text.insert(0, words, { link: { href: 'javascript:alert(1)' } });
  writeNode(document, 'paragraph', text);
}

function blinking(words: string): Y.XmlText {
  const text = new Y.XmlText();
  text.insert(0, words, { blink: true });
  return text;
}

/** A script is bound by no type. */
const asElement = (anything: unknown): Y.XmlElement => anything as Y.XmlElement;

const nodeNames = ({ doc }: LiveDocument): string[] =>
  doc.getXmlFragment('default').toArray().map((node) => (node instanceof Y.XmlElement ? node.nodeName : '?'));

const isRepaired = ({ doc }: LiveDocument): boolean => !doc.getXmlFragment('default').toString().includes('javascript');

describe('a text that does not fit the schema', () => {
  it('is repaired for everybody, keeping its words, and the repair is in the audit trail', async () => {
    const section = dossier.section('3-consortium');
    const [script, damme] = [await opened('damme', section), await opened('admin', section)];
    damme.type('Voor.');
    await damme.acknowledged();

    writeUnsafeLink(script, 'Ook dit.');
    await script.acknowledged();
    await until(() => damme.text.includes('Ook dit.') && isRepaired(damme) && isRepaired(script), 'the repair has landed');

    expect([damme.text, script.text]).toEqual(['Voor.\nOok dit.', 'Voor.\nOok dit.']);
    expect(nodeNames(damme)).toEqual(['paragraph', 'paragraph']);
    const { body } = await Visitor.withToken(api, dossier.people.admin.token).ask('GET', `/api/sections/${section}`);
    expect(body).toMatchObject({ content: { text: 'Voor.\nOok dit.' } });
    const row = await client.auditEvent.findFirst({ where: { action: 'live-text-repaired', subject: `section/${section}` } });
    expect(row).toMatchObject({ personId: dossier.people.damme.id, detail: { found: expect.stringContaining('unsafe-link') } });
  });

  it('is taken from nobody else: only who keeps writing it may no longer write there', async () => {
    const section = dossier.section('3-consortium');
    const [script, admin] = [await opened('damme', section), await opened('admin', section)];

    for (const round of ['een', 'twee', 'drie']) {
      writeUnsafeLink(script, round);
      await script.acknowledged();
      await until(() => script.text.includes(round) && isRepaired(script), `repair ${round} has landed`);
    }
    await until(() => script.messages.some(({ type }) => type === 'scope'), 'the script may only read');

    expect(script.messages.at(-1)).toEqual({ type: 'scope', scope: 'readonly', reason: 'schema-violation' });
    admin.type('Gewoon verder.');
    await admin.acknowledged();
    writeUnsafeLink(script, 'vier');
    await until(() => script.messages.some(({ type }) => type === 'refused'), 'it is refused');
    expect(admin.text).not.toContain('vier');
  });

  it.each<readonly [string, (script: LiveDocument) => void]>([
    ['a node that the schema does not know', (script) => writeNode(script, 'video', new Y.XmlText('Ook dit.'))],
    ['a mark that the schema does not know', (script) => writeNode(script, 'paragraph', blinking('Ook dit.'))],
    ['words outside of a paragraph', (script) => script.doc.getXmlFragment('default').push([asElement(new Y.XmlText('Ook dit.'))])],
    ['a type that is no XML', (script) => script.doc.getXmlFragment('default').push([asElement(new Y.Map())])],
  ])('never comes to be where an editor would delete the words or stumble: %s is refused', async (_what, write) => {
    const section = dossier.section('3-consortium');
    const [script, admin] = [await opened('damme', section), await opened('admin', section)];

    write(script);
    await until(() => script.messages.length > 0, 'the refusal is told');
    admin.type('Gewoon verder.');
    await admin.acknowledged();

    expect(script.messages[0]).toMatchObject({ type: 'refused', reason: 'schema-violation', own: true });
    expect([nodeNames(admin), admin.text, admin.messages]).toEqual([['paragraph'], 'Gewoon verder.', []]);
    expect(await client.roomUpdate.count({ where: { roomId: section, authorId: dossier.people.damme.id } })).toBe(0);
  });
});
