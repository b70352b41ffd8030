import * as Y from 'yjs';
import { inMemoryStore } from './in-memory-store';
import { LiveConnection } from './live-connection';
import { LiveText } from './live-text';
import { appendLine, TestServer } from './test-server';
import { when } from './testing/when';
import { plainText } from './unincluded-text';

const closing: (() => void)[] = [];

function opened(server: TestServer): LiveText {
  const connection = new LiveConnection({ url: 'ws://test/live', Socket: server.Socket });
  const owner = { person: 'p-damme', section: '11111111-1111-4111-8111-111111111111' };
  const live = new LiveText({ connection, store: inMemoryStore(), owner, schemaVersion: 1 });
  closing.push(() => void live.close().then(() => connection.destroy()));
  return live;
}

afterEach(() => {
  jest.useRealTimers();
  closing.splice(0).forEach((close) => close());
});

describe('a text whose server refuses strangely', () => {
  it('keeps what was not taken also when nobody says why', async () => {
    const server = new TestServer();
    const live = opened(server);
    await when(live, ({ save }) => save.kind === 'saved');

    server.isTerse = true;
    server.closedBecause = 'section-is-approved';
    appendLine(live.state.text?.doc ?? new Y.Doc(), 'zonder reden geweigerd');
    await when(live, ({ unincluded }) => unincluded.length > 0);

    expect(live.state.unincluded.map(plainText)).toEqual(['zonder reden geweigerd']);
  });

  it.each([true, false])('never says that what was not taken is saved, whether or not the reason is long in coming: %s', async (isTerse) => {
    const server = new TestServer();
    const live = opened(server);
    await when(live, ({ save }) => save.kind === 'saved');

    server.isTerse = isTerse;
    server.closedBecause = 'section-is-approved';
    appendLine(live.state.text?.doc ?? new Y.Doc(), 'geweigerd');
    const told = new Set<string>();
    live.subscribe(({ save, unincluded }) => unincluded.length === 0 && told.add(save.kind));
    await when(live, ({ unincluded }) => unincluded.length > 0);

    expect(told.has('not-saved')).toBe(true);
    expect(told.has('saved')).toBe(false);
  });

  it('never says that what was under way when the login ended is saved, and still has it to send', async () => {
    const server = new TestServer();
    const live = opened(server);
    await when(live, ({ save }) => save.kind === 'saved');

    server.hold();
    appendLine(live.state.text?.doc ?? new Y.Doc(), 'onderweg');
    await server.waiting(1);
    server.say({ type: 'login-ended' });
    await when(live, ({ phase }) => phase === 'login-ended');
    server.isTerse = true;
    server.closedBecause = 'login-ended';
    server.release();
    // The refusal arrives within this turn.
    await new Promise((resolve) => void setTimeout(resolve));

    expect(live.state.save).toEqual({ kind: 'not-saved', reason: 'login-ended' });
    expect(live.state.isSettled).toBe(false);
    expect(live.unsent()?.typed).toHaveLength(1);
  });

  it('is fetched again at an easy pace while its server says again and again that it must be, and goes on after it', async () => {
    const server = new TestServer();
    const live = opened(server);
    await when(live, ({ save }) => save.kind === 'saved');
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'setImmediate', 'nextTick'] });
    const phases: string[] = [];
    const refuseAlways = live.subscribe(({ phase }) => {
      if (phases.at(-1) === phase) return;
      phases.push(phase);
      if (phase === 'open') queueMicrotask(() => server.relayAndRefuse('van een ander', 'section-is-approved'));
    });
    const fetched = (): number => phases.filter((phase) => phase === 'open').length;

    server.relayAndRefuse('van een ander', 'section-is-approved');
    await jest.advanceTimersByTimeAsync(10_000);
    expect([fetched(), live.state.phase]).toEqual([4, 'rebuilding']);
    await jest.advanceTimersByTimeAsync(30_000);
    expect([fetched(), live.state.phase]).toEqual([6, 'rebuilding']);
    refuseAlways();
    await jest.advanceTimersByTimeAsync(20_000);

    expect([live.state.phase, live.state.mayWrite]).toEqual(['open', true]);
  });
});
