import { documentText } from '@samenpen/dossier-document';
import type * as Y from 'yjs';
import { inMemoryStore } from './in-memory-store';
import { LiveConnection } from './live-connection';
import { LiveText } from './live-text';
import type { LiveTextState } from './live-text-state';
import { appendLine, TestServer } from './test-server';
import { when } from './testing/when';
import { plainText } from './unincluded-text';

const closing: (() => void)[] = [];

const isSaved = ({ save }: LiveTextState): boolean => save.kind === 'saved';

const docOf = ({ state }: LiveText): Y.Doc => {
  if (!state.text) throw new Error('There is no text yet.');
  return state.text.doc;
};

/** A saved text, and its server. */
async function saved(): Promise<{ live: LiveText; server: TestServer }> {
  const server = new TestServer();
  const connection = new LiveConnection({ url: 'ws://test/live', Socket: server.Socket });
  const owner = { person: 'p-damme', section: '11111111-1111-4111-8111-111111111111' };
  const live = new LiveText({ connection, store: inMemoryStore(), owner, schemaVersion: 1 });
  closing.push(() => void live.close().then(() => connection.destroy()));
  await when(live, isSaved);
  return { live, server };
}

afterEach(() => closing.splice(0).forEach((close) => close()));

describe('a text in which somebody else is refused after their words were passed on', () => {
  // Signing in again mends a login that ended, but only for whose login it was.
  it.each(['section-is-approved', 'login-ended', 'no-part-in-dossier'] as const)(
    'is fetched again without those words and goes on, with nothing put aside: %s',
    async (reason) => {
      const { live, server } = await saved();
      const before = docOf(live);

      server.relayAndRefuse('doorgestuurd, daarna geweigerd', reason);
      await when(live, (state) => isSaved(state) && state.text !== null && state.text.doc !== before);
      expect(documentText(docOf(live)).trim()).toBe('');
      appendLine(docOf(live), 'en verder');
      await when(live, isSaved);

      expect(server.text.trim()).toBe('en verder');
      expect(live.state.unincluded).toEqual([]);
      expect(live.state.mayWrite).toBe(true);
    },
  );

  it('is written in again when all of it has come: a caret is not put into a part of it', async () => {
    const { live, server } = await saved();
    const before = docOf(live);
    const early: string[] = [];
    live.subscribe(({ mayWrite, isSettled, phase }) => mayWrite && !isSettled && early.push(phase));

    server.relayAndRefuse('doorgestuurd, daarna geweigerd', 'no-part-in-dossier');
    await when(live, (state) => isSaved(state) && state.text !== null && state.text.doc !== before);

    expect(early).toEqual([]);
    expect(live.state.mayWrite).toBe(true);
  });

  it('says nothing of the reason of the other, neither while it is fetched nor beside what was lost on the way', async () => {
    const { live, server } = await saved();
    const told: string[] = [];
    live.subscribe(({ phase, reason, save }) => phase === 'rebuilding' && told.push(`${reason ?? 'no reason'}, ${save.kind}`));

    server.hold();
    appendLine(docOf(live), 'onderweg');
    await server.waiting(1);
    server.forget();
    server.relayAndRefuse('doorgestuurd, daarna geweigerd', 'no-part-in-dossier');
    await when(live, ({ unincluded }) => unincluded.length > 0);

    expect(live.state.unincluded.map(plainText)).toEqual(['onderweg']);
    expect(live.state.unincluded[0]?.reason).toBe('with-another');
    expect([...new Set(told)]).toEqual(['no reason, opening']);
  });
});
