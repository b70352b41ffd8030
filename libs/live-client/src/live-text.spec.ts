import { documentText, documentVersion } from '@samenpen/dossier-document';
import * as Y from 'yjs';
import { inMemoryStore } from './in-memory-store';
import { LiveConnection } from './live-connection';
import { LiveText } from './live-text';
import type { LiveTextState } from './live-text-state';
import type { LocalStore } from './local-store';
import { appendLine, TestServer } from './test-server';
import { when } from './testing/when';
import { plainText } from './unincluded-text';
import { removeCopies, unsentTexts } from './unsent-texts';

const owner = { person: 'p-damme', section: '11111111-1111-4111-8111-111111111111' };
const opened: { close: () => void }[] = [];

type Tab = { readonly live: LiveText; readonly connection: LiveConnection };

const openTab = (server: TestServer, store: LocalStore, schemaVersion = 1): Tab => {
  const connection = new LiveConnection({ url: 'ws://test/live', Socket: server.Socket });
  const live = new LiveText({ connection, store, owner, schemaVersion });
  opened.push({ close: () => void live.close().then(() => connection.destroy()) });
  return { live, connection };
};

/** The page is closed: nothing more is written or sent. */
const closePage = async ({ live, connection }: Tab): Promise<void> => {
  await live.close();
  connection.destroy();
};

const isSaved = ({ save }: LiveTextState): boolean => save.kind === 'saved';
const docOf = (live: LiveText): Y.Doc => {
  const doc = live.state.text?.doc;
  if (!doc) throw new Error('There is no text to write in yet.');
  return doc;
};
const shown = (live: LiveText): string => documentText(docOf(live)).trim();
const type = (live: LiveText, line: string): void => appendLine(docOf(live), line);
const kept = (live: LiveText): string[] => live.state.unincluded.map(plainText);

const lastText = (doc: Y.Doc): Y.XmlText => {
  const found = doc.getXmlFragment('default').toArray().at(-1);
  if (!(found instanceof Y.XmlElement && found.firstChild instanceof Y.XmlText)) throw new Error('There is no line.');
  return found.firstChild;
};

afterEach(() => opened.splice(0).forEach(({ close }) => close()));

describe('saving', () => {
  it('is said only when everything that was sent is acknowledged', async () => {
    const server = new TestServer();
    const { live } = openTab(server, inMemoryStore());
    await when(live, isSaved);

    server.hold();
    type(live, 'een');
    type(live, 'twee');
    const whileWaiting = live.state.save.kind;
    server.release();
    await when(live, isSaved);

    expect(whileWaiting).toBe('saving');
    expect(server.text.trim()).toBe('een\ntwee');
  });

  it('is not said while the connection is away, and what was typed then arrives once', async () => {
    const server = new TestServer();
    const { live } = openTab(server, inMemoryStore());
    await when(live, isSaved);

    server.dropConnections();
    type(live, 'op de trein');
    const away = live.state.save;
    server.write('intussen van Knokke-Heist');
    await when(live, isSaved);

    expect(away).toEqual({ kind: 'offline', isKept: true });
    expect(server.text.split('\n').filter((line) => line === 'op de trein')).toHaveLength(1);
    expect(shown(live)).toContain('intussen van Knokke-Heist');
  });

  it('survives closing the page without a connection: the offline copy is merged on return', async () => {
    const server = new TestServer();
    const store = inMemoryStore();
    const first = openTab(server, store);
    await when(first.live, isSaved);
    server.isReachable = false;
    server.dropConnections();
    type(first.live, 'nog niet verstuurd');
    await closePage(first);

    server.isReachable = true;
    server.write('van een ander');
    const second = openTab(server, store);
    await when(second.live, isSaved);

    expect(server.text).toContain('nog niet verstuurd');
    expect(shown(second.live)).toContain('van een ander');
    expect(second.live.state.unincluded).toEqual([]);
  });

  it('says at once that the network is away, and takes a new connection when it is back', async () => {
    const server = new TestServer();
    const { live, connection } = openTab(server, inMemoryStore());
    await when(live, isSaved);

    server.hold();
    connection.networkChanged(false);
    type(live, 'in de tunnel');
    const away = live.state.save;
    server.forget();
    server.release();
    connection.networkChanged(true);
    await when(live, isSaved);

    expect(away).toEqual({ kind: 'offline', isKept: true });
    expect(server.text.trim()).toBe('in de tunnel');
  });

  it('stops for a reader, and says nothing about saving', async () => {
    const server = new TestServer();
    server.closedBecause = 'section-is-approved';
    const { live } = openTab(server, inMemoryStore());
    const state = await when(live, ({ save }) => save.kind === 'read-only');

    expect(state.mayWrite).toBe(false);
    expect(state.scope).toBe('readonly');
  });

  it('sends nothing for a reader when others leave marks without effect, and has the same version as they', async () => {
    const server = new TestServer();
    server.write('aan zee');
    server.closedBecause = 'section-is-approved';
    const { live } = openTab(server, inMemoryStore());
    await when(live, ({ text }) => text !== null && documentText(text.doc).includes('zee'));

    server.merge((doc) => lastText(doc).format(0, 7, { bold: {} }), (doc) => lastText(doc).delete(0, 7));
    await when(live, ({ text }) => text !== null && !documentText(text.doc).includes('zee'));
    await new Promise((resolve) => setTimeout(resolve));

    expect(live.state.unincluded).toEqual([]);
    expect(documentVersion(docOf(live))).toBe(documentVersion(server.room));
    // The answer at opening, which says that there is nothing.
    expect(server.changes).toBe(1);
  });

  it('is on hold while the server has no store, and goes on when it is back', async () => {
    const server = new TestServer();
    const { live } = openTab(server, inMemoryStore());
    await when(live, isSaved);

    server.hold();
    type(live, 'tijdens de storing');
    server.say({ type: 'storage', available: false });
    const stopped = await when(live, ({ save }) => save.kind === 'not-saved');
    server.say({ type: 'storage', available: true });
    server.release();
    const back = await when(live, isSaved);

    expect(stopped).toMatchObject({ mayWrite: false, save: { reason: 'store-away' } });
    expect(back.mayWrite).toBe(true);
  });

  it('goes on at a server that has a store again, also when nobody was there to be told', async () => {
    const server = new TestServer();
    const { live } = openTab(server, inMemoryStore());
    await when(live, isSaved);

    server.hold();
    type(live, 'tijdens de storing');
    server.say({ type: 'storage', available: false });
    await when(live, ({ save }) => save.kind === 'not-saved');
    server.forget();
    server.release();
    server.dropConnections();
    const back = await when(live, isSaved);

    expect(back.mayWrite).toBe(true);
    expect(server.text.trim()).toBe('tijdens de storing');
  });

  it('goes on when the store came back while the text was opened anew', async () => {
    const server = new TestServer();
    const { live } = openTab(server, inMemoryStore());
    await when(live, isSaved);

    server.say({ type: 'storage', available: false });
    await when(live, ({ save }) => save.kind === 'on-hold');
    server.relayAndRefuse('van een ander, te laat', 'section-is-approved');
    await when(live, ({ phase }) => phase === 'rebuilding');
    const back = await when(live, isSaved);

    expect(back.mayWrite).toBe(true);
  });
});

describe('a section that is closed while somebody types', () => {
  it('keeps what was not taken beside the text, and shows the text of the server', async () => {
    const server = new TestServer();
    const { live } = openTab(server, inMemoryStore());
    await when(live, isSaved);
    type(live, 'op tijd');
    await when(live, isSaved);

    server.closedBecause = 'section-is-approved';
    type(live, 'te laat');
    await when(live, ({ phase, unincluded, scope }) => phase === 'open' && unincluded.length > 0 && scope === 'readonly');

    expect(kept(live)).toEqual(['te laat']);
    expect(live.state.unincluded[0]?.reason).toBe('section-is-approved');
    expect(shown(live)).toBe('op tijd');
    expect(live.state.mayWrite).toBe(false);
    expect(server.text.trim()).toBe('op tijd');
  });

  it('does not keep what was still acknowledged before the refusal', async () => {
    const server = new TestServer();
    const { live } = openTab(server, inMemoryStore());
    await when(live, isSaved);

    server.hold();
    type(live, 'onderweg');
    type(live, 'te laat');
    await server.waiting(2);
    server.releaseOne();
    server.closedBecause = 'section-is-approved';
    server.release();
    await when(live, ({ phase, unincluded, save }) => phase === 'open' && unincluded.length > 0 && save.kind === 'read-only');

    expect(kept(live)).toEqual(['te laat']);
    expect(shown(live)).toBe('onderweg');
  });

  it('waits for the answer to what was on its way when somebody else was refused, and keeps nothing that is stored', async () => {
    const server = new TestServer();
    const { live } = openTab(server, inMemoryStore());
    await when(live, isSaved);
    const before = docOf(live);

    server.hold();
    type(live, 'nog net op tijd');
    await server.waiting(1);
    server.relayAndRefuse('van een ander', 'section-is-approved');
    await when(live, ({ phase }) => phase === 'rebuilding');
    server.release();
    await when(live, (state) => isSaved(state) && state.text !== null && state.text.doc !== before);

    expect(live.state.unincluded).toEqual([]);
    expect(shown(live)).toBe('nog net op tijd');
  });

  it('keeps what was deleted too', async () => {
    const server = new TestServer();
    server.write('Een zin van Damme');
    const { live } = openTab(server, inMemoryStore());
    await when(live, isSaved);

    server.closedBecause = 'section-is-ready';
    docOf(live).getXmlFragment('default').delete(1, 1);
    await when(live, ({ phase, unincluded }) => phase === 'open' && unincluded.length > 0);

    expect(live.state.unincluded[0]?.deleted).toEqual(['Een zin van Damme']);
    expect(shown(live)).toBe('Een zin van Damme');
  });

  it('refuses the text of a laptop that comes back a week later, and keeps only that', async () => {
    const server = new TestServer();
    const store = inMemoryStore();
    const laptop = openTab(server, store);
    await when(laptop.live, isSaved);
    type(laptop.live, 'van voor de reis');
    await when(laptop.live, isSaved);
    server.isReachable = false;
    server.dropConnections();
    type(laptop.live, 'van onderweg');
    await closePage(laptop);

    server.isReachable = true;
    server.write('van een ander');
    server.closedBecause = 'section-is-approved';
    const back = openTab(server, store);
    await when(back.live, ({ phase, unincluded }) => phase === 'open' && unincluded.length > 0);

    expect(kept(back.live)).toEqual(['van onderweg']);
    expect(server.text).not.toContain('van onderweg');
    expect(shown(back.live)).toBe('van voor de reis\nvan een ander');
  });

  it('still has the text after a reload, and is not refused a second time', async () => {
    const server = new TestServer();
    const store = inMemoryStore();
    const first = openTab(server, store);
    await when(first.live, isSaved);
    server.closedBecause = 'section-is-approved';
    type(first.live, 'te laat');
    await when(first.live, ({ phase, unincluded }) => phase === 'open' && unincluded.length > 0);
    await closePage(first);

    const second = openTab(server, store);
    const state = await when(second.live, ({ save, unincluded }) => save.kind === 'read-only' && unincluded.length > 0);

    expect(kept(second.live)).toEqual(['te laat']);
    expect(state.phase).toBe('open');
    await second.live.dismiss(state.unincluded[0] ?? { ...owner, id: '', at: '', reason: '', typed: [], deleted: [] });
    expect(second.live.state.unincluded).toEqual([]);
  });

  it('keeps a text once when two tabs of the same person held it', async () => {
    const server = new TestServer();
    const store = inMemoryStore();
    const first = openTab(server, store);
    const second = openTab(server, store);
    await Promise.all([when(first.live, isSaved), when(second.live, isSaved)]);

    server.closedBecause = 'section-is-approved';
    type(first.live, 'te laat');
    type(second.live, 'te laat');
    await when(first.live, ({ phase, unincluded, save }) => phase === 'open' && unincluded.length > 0 && save.kind === 'read-only');
    await when(second.live, ({ phase, unincluded, save }) => phase === 'open' && unincluded.length > 0 && save.kind === 'read-only');

    expect(kept(second.live)).toEqual(['te laat']);
    expect([shown(first.live), shown(second.live)]).toEqual(['', '']);
  });

  it('discards nothing when this device cannot keep the text', async () => {
    const server = new TestServer();
    const store = inMemoryStore();
    const full: LocalStore = { ...store, unincluded: { ...store.unincluded, keep: () => Promise.reject(new Error('QuotaExceeded')) } };
    const { live } = openTab(server, full);
    await when(live, isSaved);

    server.closedBecause = 'section-is-approved';
    type(live, 'te laat');
    const state = await when(live, ({ phase }) => phase === 'stuck');

    expect(state.save).toEqual({ kind: 'not-saved', reason: 'device-full' });
    expect(state.mayWrite).toBe(false);
    expect(shown(live)).toBe('te laat');
  });
});

describe('a login and a right that end', () => {
  it('keeps the text for the same person, who goes on with it after signing in', async () => {
    const server = new TestServer();
    const { live, connection } = openTab(server, inMemoryStore());
    await when(live, isSaved);
    server.hold();
    type(live, 'half afgewerkt');

    server.say({ type: 'login-ended' });
    const ended = await when(live, ({ phase }) => phase === 'login-ended');
    server.forget();
    connection.renew();
    await live.resume();
    server.release();
    await when(live, isSaved);

    expect(ended).toMatchObject({ mayWrite: false, save: { kind: 'not-saved', reason: 'login-ended' } });
    expect(ended.text).not.toBeNull();
    expect(server.text).toContain('half afgewerkt');
  });

  it('makes unsent text niet-opgenomen tekst and removes the rest when the right is lost', async () => {
    const server = new TestServer();
    const store = inMemoryStore();
    const { live } = openTab(server, store);
    await when(live, isSaved);
    type(live, 'gedeeld');
    await when(live, isSaved);
    server.dropConnections();
    type(live, 'van mij alleen');

    server.deniedBecause = 'participation-ended';
    const state = await when(live, ({ phase }) => phase === 'denied');

    expect(state.text).toBeNull();
    expect(kept(live)).toEqual(['van mij alleen']);
    expect(await store.copies.sections(owner.person)).toEqual([]);
  });
});

describe('an editor of another schema', () => {
  it('is given no document when the server says that it is outdated', async () => {
    const server = new TestServer();
    server.schemaVersion = 2;
    const { live } = openTab(server, inMemoryStore());
    const state = await when(live, ({ phase }) => phase === 'outdated');

    expect(state.text).toBeNull();
  });

  it('is given no document that a newer editor left on this device', async () => {
    const server = new TestServer();
    server.schemaVersion = 2;
    const store = inMemoryStore();
    const newer = openTab(server, store, 2);
    await when(newer.live, isSaved);
    type(newer.live, 'met een nieuw soort inhoud');
    await when(newer.live, isSaved);
    await closePage(newer);

    server.schemaVersion = 1;
    const { live } = openTab(server, store, 1);
    const state = await when(live, ({ phase }) => phase === 'outdated');

    expect(state.text).toBeNull();
  });

  it('leaves the copy of a newer editor as it found it, also when it is opened once more', async () => {
    const server = new TestServer();
    server.schemaVersion = 2;
    const store = inMemoryStore();
    const newer = openTab(server, store, 2);
    await when(newer.live, isSaved);
    type(newer.live, 'met een nieuw soort inhoud');
    await when(newer.live, isSaved);
    await closePage(newer);
    server.schemaVersion = 1;

    for (const visit of [1, 2]) {
      const older = openTab(server, store, 1);
      const { phase } = await when(older.live, (state) => state.phase !== 'opening');
      expect([visit, phase]).toEqual([visit, 'outdated']);
      await closePage(older);
    }
  });

  it('leaves the copy as it found it when the server turns it away', async () => {
    const server = new TestServer();
    const store = inMemoryStore();
    server.schemaVersion = 2;
    const newer = openTab(server, store, 2);
    await when(newer.live, isSaved);
    await closePage(newer);
    const older = openTab(server, store, 1);
    await when(older.live, ({ phase }) => phase === 'outdated');
    await closePage(older);

    const again = openTab(server, store, 2);
    expect(await when(again.live, isSaved)).toMatchObject({ phase: 'open', unincluded: [] });
  });
});

describe('signing out', () => {
  it('names what only this device has, and removes the copies when that is settled', async () => {
    const server = new TestServer();
    const store = inMemoryStore();
    const tab = openTab(server, store);
    await when(tab.live, isSaved);
    type(tab.live, 'verstuurd');
    await when(tab.live, isSaved);
    server.isReachable = false;
    server.dropConnections();
    type(tab.live, 'niet verstuurd');
    await closePage(tab);

    const unsent = await unsentTexts(store, { person: owner.person, except: new Set() });
    await removeCopies(store, owner.person);

    expect(unsent.map(({ section, part }) => [section, plainText(part)])).toEqual([[owner.section, 'niet verstuurd']]);
    expect(await store.copies.sections(owner.person)).toEqual([]);
    expect(await unsentTexts(store, { person: 'p-knokke', except: new Set() })).toEqual([]);
  });
});
