import { CloseCode } from '@samenpen/live-protocol';
import { inMemoryStore } from './in-memory-store';
import { LiveConnection } from './live-connection';
import { LiveText } from './live-text';
import type { LiveTextState } from './live-text-state';
import { TestServer } from './test-server';

const owner = { person: 'p-damme', section: '11111111-1111-4111-8111-111111111111' };
const closing: (() => void)[] = [];
let server: TestServer;
let connection: LiveConnection;

beforeEach(() => {
  jest.useFakeTimers();
  server = new TestServer();
  connection = new LiveConnection({ url: 'ws://test/live', Socket: server.Socket });
  closing.push(() => connection.destroy());
});

afterEach(() => {
  closing.splice(0).forEach((close) => close());
  jest.useRealTimers();
});

function openText(): LiveText {
  const live = new LiveText({ connection, store: inMemoryStore(), owner, schemaVersion: 1 });
  closing.unshift(() => void live.close());
  return live;
}

const minutes = (count: number): Promise<void> => jest.advanceTimersByTimeAsync(count * 60_000);
const saveOf = ({ save }: LiveTextState): string => save.kind;

/** The server has opened nothing for it in half a minute. */
async function sentAwayForNothing(): Promise<void> {
  await minutes(0.5);
  server.dropConnections(CloseCode.ConnectionTimeout);
}

describe('a connection that ends because nothing was opened on it', () => {
  it('rests until there is something to open', async () => {
    await sentAwayForNothing();
    await minutes(10);
    expect(server.attempts).toBe(1);

    const live = openText();
    await minutes(0.1);

    expect(server.attempts).toBe(2);
    expect(saveOf(live.state)).toBe('saved');
  });

  it('rests when all it asked for was denied, until somebody has signed in', async () => {
    server.deniedBecause = 'not-signed-in';
    const live = openText();
    await sentAwayForNothing();
    await minutes(10);
    expect([live.state.phase, server.attempts]).toEqual(['login-ended', 1]);

    server.deniedBecause = null;
    connection.renew();
    await minutes(0.1);

    expect(server.attempts).toBe(2);
    expect(live.state).toMatchObject({ phase: 'open', save: { kind: 'saved' } });
  });

  it('comes back while it still waits for what it asked for', async () => {
    server.isDeaf = true;
    const live = openText();
    await sentAwayForNothing();
    server.isDeaf = false;
    await minutes(0.1);

    expect(saveOf(live.state)).toBe('saved');
  });

  it('comes back when the network does', async () => {
    await sentAwayForNothing();
    connection.networkChanged(false);
    connection.networkChanged(true);
    await minutes(0.1);

    expect(connection.state).toBe('connected');
  });
});
