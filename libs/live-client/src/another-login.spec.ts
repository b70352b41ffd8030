import { documentText } from '@samenpen/dossier-document';
import type * as Y from 'yjs';
import { inMemoryStore } from './in-memory-store';
import { LiveConnection } from './live-connection';
import { LiveDossier } from './live-dossier';
import { LiveText } from './live-text';
import type { LiveTextState } from './live-text-state';
import { appendLine, TestServer } from './test-server';
import { when } from './testing/when';

const owner = { person: 'p-damme', section: '11111111-1111-4111-8111-111111111111' };
const opened: { close: () => void }[] = [];

const isSaved = ({ save }: LiveTextState): boolean => save.kind === 'saved';
const docOf = (live: LiveText): Y.Doc => {
  const doc = live.state.text?.doc;
  if (!doc) throw new Error('There is no text to write in yet.');
  return doc;
};

/** A window of the owner in which a line was typed without a connection. */
async function windowWithUnsent(line: string): Promise<{ server: TestServer; live: LiveText; connection: LiveConnection }> {
  const server = new TestServer();
  server.signedIn = owner.person;
  const connection = new LiveConnection({ url: 'ws://test/live', Socket: server.Socket });
  const live = new LiveText({ connection, store: inMemoryStore(), owner, schemaVersion: 1 });
  opened.push({ close: () => void live.close().then(() => connection.destroy()) });
  await when(live, isSaved);
  server.dropConnections();
  appendLine(docOf(live), line);
  return { server, live, connection };
}

afterEach(() => opened.splice(0).forEach(({ close }) => close()));

describe('a window whose browser brings the login of somebody else', () => {
  it('sends nothing, and keeps the text until its own person has signed in again', async () => {
    const { server, live, connection } = await windowWithUnsent('nog niet verstuurd');
    const { clientID } = docOf(live);

    server.signedIn = 'p-werkkracht10';
    const ended = await when(live, ({ phase, reason }) => phase === 'login-ended' && reason === 'another-login');
    const stored = server.text.trim();
    server.signedIn = owner.person;
    connection.renew();
    await live.resume();
    await when(live, isSaved);

    expect(stored).toBe('');
    expect(ended).toMatchObject({ mayWrite: false, save: { kind: 'not-saved', reason: 'another-login' } });
    expect(ended.text).not.toBeNull();
    expect(server.text.trim()).toBe('nog niet verstuurd');
    expect(docOf(live).clientID).not.toBe(clientID);
    expect(live.state.unincluded).toEqual([]);
  });

  it('goes on by itself when a new connection brings its own login again', async () => {
    const { server, live } = await windowWithUnsent('nog niet verstuurd');
    server.signedIn = 'p-werkkracht10';
    await when(live, ({ phase }) => phase === 'login-ended');

    server.signedIn = owner.person;
    server.dropConnections();
    await when(live, isSaved);

    expect(server.text.trim()).toBe('nog niet verstuurd');
    expect(documentText(docOf(live)).trim()).toBe('nog niet verstuurd');
    expect(live.state).toMatchObject({ phase: 'open', mayWrite: true });
  });

  it('is not shown as that person where a dossier is open', async () => {
    const server = new TestServer();
    server.signedIn = 'p-werkkracht10';
    const connection = new LiveConnection({ url: 'ws://test/live', Socket: server.Socket });
    const denied = await new Promise<string>((resolve) => {
      const events = { joined: () => resolve('joined'), present: () => undefined, happened: () => undefined, denied: resolve };
      const dossier = new LiveDossier({ connection, slug: 'noord', person: owner.person, events });
      opened.push(
        { close: () => dossier.leave() },
        { close: () => connection.destroy() },
      );
    });

    expect(denied).toBe('another-login');
  });
});
