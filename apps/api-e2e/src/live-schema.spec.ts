import { updateFrame } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { until, type LiveDocument } from './live-provider';
import { ServerStage } from './server-stage';

const stage = new ServerStage();

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
    const section = stage.dossier.section('3-consortium');
    const [script, damme] = [await stage.opened('damme', section), await stage.opened('admin', section)];
    damme.type('Voor.');
    await damme.acknowledged();

    writeUnsafeLink(script, 'Ook dit.');
    await script.acknowledged();
    await until(() => damme.text.includes('Ook dit.') && isRepaired(damme) && isRepaired(script), 'the repair has landed');

    expect([damme.text, script.text]).toEqual(['Voor.\nOok dit.', 'Voor.\nOok dit.']);
    expect(nodeNames(damme)).toEqual(['paragraph', 'paragraph']);
    const { body } = await stage.asking('admin').ask('GET', `/api/sections/${section}`);
    expect(body).toMatchObject({ content: { text: 'Voor.\nOok dit.' } });
    const row = await stage.client.auditEvent.findFirst({ where: { action: 'live-text-repaired', subject: `section/${section}` } });
    expect(row).toMatchObject({ personId: stage.dossier.people.damme.id, detail: { found: expect.stringContaining('unsafe-link') } });
  });

  it('is taken from nobody else: only who keeps writing it may no longer write there', async () => {
    const section = stage.dossier.section('3-consortium');
    const [script, admin] = [await stage.opened('damme', section), await stage.opened('admin', section)];

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
    const section = stage.dossier.section('3-consortium');
    const [script, admin] = [await stage.opened('damme', section), await stage.opened('admin', section)];

    write(script);
    await until(() => script.messages.length > 0, 'the refusal is told');
    admin.type('Gewoon verder.');
    await admin.acknowledged();

    expect(script.messages[0]).toMatchObject({ type: 'refused', reason: 'schema-violation', own: true });
    expect([nodeNames(admin), admin.text, admin.messages]).toEqual([['paragraph'], 'Gewoon verder.', []]);
    expect(await stage.client.roomUpdate.count({ where: { roomId: section, authorId: stage.dossier.people.damme.id } })).toBe(0);
  });
});

describe('other bytes for what somebody has written', () => {
  it('are refused to whoever sends them, reach nobody, and are in the audit trail', async () => {
    const section = stage.dossier.section('3-consortium');
    const [damme, admin] = [await stage.opened('damme', section), await stage.opened('admin', section)];
    damme.type('Mijn woorden.');
    await damme.acknowledged();
    const forged = new Y.Doc();
    forged.clientID = damme.doc.clientID;
    forged.getXmlFragment('default').push([new Y.XmlElement('heading')]);

    admin.provider.configuration.websocketProvider.webSocket?.send(Buffer.from(updateFrame(admin.name, Y.encodeStateAsUpdate(forged))));
    await until(() => admin.messages.length > 0, 'the refusal is told');

    expect(admin.messages[0]).toMatchObject({ type: 'refused', reason: 'forged-update', own: true });
    expect([damme.text, damme.messages]).toEqual(['Mijn woorden.', []]);
    const row = (): Promise<unknown> => stage.client.auditEvent.findFirst({ where: { action: 'live-forged-update', subject: `section/${section}` } });
    await until(async () => (await row()) !== null, 'it is recorded');
    expect(await row()).toMatchObject({ personId: stage.dossier.people.admin.id, detail: { clientId: damme.doc.clientID, clock: 0 } });
  });
});
