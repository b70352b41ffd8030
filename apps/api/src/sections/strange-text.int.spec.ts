import { appendServerUpdate, prismaExecutor, readRoom } from '@samenpen/database';
import { documentFromUpdates } from '@samenpen/dossier-document';
import type { TestDossier } from '@samenpen/testing';
import * as Y from 'yjs';
import { aDossierEach } from '../testing/a-dossier-each';
import type { TestServer } from '../testing/test-server';
import { LiveObserver } from '../live/live-observer.service';

let server: TestServer;
let dossier: TestDossier;

aDossierEach((given) => ({ server, dossier } = given));

const stored = async (section: string): Promise<Y.Doc> =>
  documentFromUpdates((await readRoom(prismaExecutor(server.client), section))?.updates ?? []);

/** Stores what a raw client writes at the end of a text. */
async function writeByHand(section: string, { name, attributes = {}, text, marks = {} }: Written): Promise<void> {
  const doc = await stored(section);
  const before = Y.encodeStateVector(doc);
  const [block, inner] = [new Y.XmlElement(name), new Y.XmlText()];
  // Yjs types attributes as strings, which binds nobody.
  for (const [attribute, value] of Object.entries(attributes)) block.setAttribute(attribute, value as string);
  inner.insert(0, text, { ...marks });
  block.insert(0, [inner]);
  doc.getXmlFragment('default').push([block]);
  const update = Y.encodeStateAsUpdate(doc, before);
  await appendServerUpdate(prismaExecutor(server.client), { roomId: section, update, authorId: dossier.people.damme.id });
}

type Written = { readonly name: string; readonly attributes?: object; readonly text: string; readonly marks?: object };

const STRANGE: readonly (readonly [what: string, written: Written])[] = [
  ['a letter U+0000', { name: 'paragraph', text: 'a\0b' }],
  ['a link with U+0000', { name: 'paragraph', text: 'klik', marks: { link: { href: 'https://x.example/\0' } } }],
  ['a link with half a letter', { name: 'paragraph', text: 'klik', marks: { link: { href: 'https://x.example/\ud800' } } }],
  ['an attribute that JSON cannot say', { name: 'heading', attributes: { level: 2n }, text: 'Kop' }],
  ['an attribute of which no text can be made', { name: 'heading', attributes: { level: { toString: 5, valueOf: 5 } }, text: 'Kop' }],
  ['an unknown attribute with U+0000', { name: 'paragraph', attributes: { zz: 'a\0' }, text: 'zee' }],
];

describe('a text into which a raw client wrote', () => {
  it.each(STRANGE)('%s is still read everywhere', async (_what, written) => {
    const [section, as] = [dossier.section('3-consortium'), dossier.people.damme];
    await writeByHand(section, written);

    for (const path of ['', '/authorship', '/versions', '/since', '/suggestions']) {
      expect([path, (await server.ask('GET', `/api/sections/${section}${path}`, { as })).status]).toEqual([path, 200]);
    }
    for (const path of [`/api/dossiers/${dossier.slug}`, `/api/dossiers/${dossier.slug}/reading`, '/api/work']) {
      expect([path, (await server.ask('GET', path, { as })).status]).toEqual([path, 200]);
    }
    expect((await server.ask('POST', `/api/sections/${section}/transitions`, { as, body: { event: 'mark-ready' } })).status).toBe(200);
  });

  it('is repaired wholly, and not only what nothing strange stands beside', async () => {
    const section = dossier.section('3-consortium');
    for (const [, written] of STRANGE) await writeByHand(section, written);
    await writeByHand(section, { name: 'paragraph', text: 'klik', marks: { link: { href: 'javascript:alert(1)' } } });
    const observer = server.app.get(LiveObserver, { strict: false });

    observer.inspect(section, await stored(section));
    await observer.settled();

    const xml = (await stored(section)).getXmlFragment('default').toString();
    expect(xml).toContain('<paragraph>a\uFFFDb</paragraph>');
    expect(xml).not.toMatch(/javascript:|zz=|\0|\[object/);
    expect(xml.match(/<heading level="2">Kop<\/heading>/g)).toHaveLength(2);
    const audited = await server.client.auditEvent.findMany({ where: { action: 'live-text-repaired', subject: `section/${section}` } });
    expect(audited.map(({ personId }) => personId)).toEqual([dossier.people.damme.id]);
  });
});
