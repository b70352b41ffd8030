import { RedisServer } from '@samenpen/testing';
import { RedisBus } from './redis-bus';

let redis: RedisServer;
const buses: RedisBus[] = [];

beforeAll(async () => {
  redis = await RedisServer.start();
});

afterEach(() => {
  for (const bus of buses.splice(0)) bus.onApplicationShutdown();
});

afterAll(() => redis.stop());

async function aBus(prefix = 'one:', changes: boolean[] = []): Promise<RedisBus> {
  const bus = new RedisBus({ url: redis.url, prefix, changed: (isConnected) => void changes.push(isConnected) }).start();
  buses.push(bus);
  await until(() => bus.isConnected);
  return bus;
}

async function until(holds: () => boolean): Promise<void> {
  const limit = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > limit) throw new Error('not in twenty seconds');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** What a bus heard on a channel, as numbers; says things until the first one arrives. */
async function listening(speaker: RedisBus, listener: RedisBus, channel: string): Promise<number[][]> {
  const heard: number[][] = [];
  listener.subscribe(channel, (message) => void heard.push([...message]));
  await until(() => {
    speaker.publish(channel, Uint8Array.of(0));
    return heard.length > 0;
  });
  return heard;
}

describe('the bus on a real Redis', () => {
  it('carries bytes as they are to everybody who listens, its own instance included', async () => {
    const [one, other] = [await aBus(), await aBus()];
    const heard = await listening(one, other, 'room');
    const own = await listening(one, one, 'room');
    const backing = Uint8Array.of(9, 9, 0, 255, 128, 10, 13, 9);

    one.publish('room', backing.subarray(2, 7));

    const isThere = (message: number[]): boolean => message.join() === '0,255,128,10,13';
    await until(() => heard.some(isThere) && own.some(isThere));
  });

  it('carries nothing between installations', async () => {
    const [one, other, stranger] = [await aBus(), await aBus(), await aBus('two:')];
    const foreign: number[][] = [];
    stranger.subscribe('room', (message) => void foreign.push([...message]));
    const heard = await listening(one, other, 'room');
    await listening(stranger, stranger, 'elsewhere');

    one.publish('room', Uint8Array.of(7));

    await until(() => heard.some(([first]) => first === 7));
    expect(foreign).toEqual([]);
  });

  it('hears no more after it stopped listening, and again when it listens again', async () => {
    const [one, other] = [await aBus(), await aBus()];
    const heard: number[] = [];
    const stop = other.subscribe('room', ([first = -1]) => void heard.push(first));
    const still = await listening(one, other, 'room');
    stop();
    one.publish('room', Uint8Array.of(1));
    await until(() => still.some(([first]) => first === 1));
    expect(heard).not.toContain(1);

    other.subscribe('room', ([first = -1]) => void heard.push(first));
    one.publish('room', Uint8Array.of(2));
    await until(() => heard.includes(2));
  });

  it('loses what is said without a Redis, throws nothing, and comes back with all it listened to', async () => {
    const changes: boolean[] = [];
    const [one, other] = [await aBus(), await aBus('one:', changes)];
    const heard = await listening(one, other, 'room');

    await redis.kill();
    await until(() => !one.isConnected && !other.isConnected);
    one.publish('room', Uint8Array.of(1));
    const late: number[][] = [];
    other.subscribe('later', (message) => void late.push([...message]));
    await redis.start();
    await until(() => one.isConnected && other.isConnected);
    heard.length = 0;

    await until(() => {
      one.publish('room', Uint8Array.of(2));
      one.publish('later', Uint8Array.of(3));
      return heard.length > 0 && late.length > 0;
    });
    expect(heard.flat()).not.toContain(1);
    expect(changes).toEqual([true, false, true]);
  });
});
