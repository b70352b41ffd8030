import type * as Y from 'yjs';
import { inMemoryStore } from './in-memory-store';
import { LiveConnection } from './live-connection';
import { LiveText } from './live-text';
import { appendLine, TestServer } from './test-server';
import { when } from './testing/when';

const closing: (() => void)[] = [];

/** A saved text at a server whose answers the test gives one by one; from here on time goes by when the test says so. */
async function onSlowLine(): Promise<{ server: TestServer; doc: Y.Doc; told: () => string[] }> {
  const server = new TestServer();
  const connection = new LiveConnection({ url: 'ws://test/live', Socket: server.Socket });
  const owner = { person: 'p-damme', section: '11111111-1111-4111-8111-111111111111' };
  const live = new LiveText({ connection, store: inMemoryStore(), owner, schemaVersion: 1 });
  closing.push(() => void live.close().then(() => connection.destroy()));
  const { text } = await when(live, ({ save }) => save.kind === 'saved');
  if (!text) throw new Error('There is no text.');
  const heard = new Set<string>();
  live.subscribe(({ save }) => heard.add(save.kind === 'not-saved' ? save.reason : save.kind));
  jest.useFakeTimers();
  server.hold();
  return { server, doc: text.doc, told: () => [...heard] };
}

afterEach(() => {
  jest.useRealTimers();
  closing.splice(0).forEach((close) => close());
});

describe('typing on a slow line', () => {
  it('is not said to be without an answer while answers come, though something is always on its way', async () => {
    const { server, doc, told } = await onSlowLine();

    appendLine(doc, 'begin');
    for (let line = 0; line < 60; line += 1) {
      appendLine(doc, `regel ${line}`);
      await jest.advanceTimersByTimeAsync(200);
      server.releaseOne();
    }

    expect(told()).toEqual(['saving']);
  });

  it('is said to be without an answer when none comes, until one does', async () => {
    const { server, doc, told } = await onSlowLine();

    appendLine(doc, 'begin');
    await jest.advanceTimersByTimeAsync(9_000);
    const inSilence = told();
    server.release();
    await jest.advanceTimersByTimeAsync(100);

    expect(inSilence).toEqual(['saving', 'no-answer']);
    expect(told()).toEqual(['saving', 'no-answer', 'saved']);
  });
});
