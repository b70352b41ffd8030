import type { Bus } from '@samenpen/live-room';
import { SchemaBus } from './schema-bus';

/** A bus of one process. */
class OneBus implements Bus {
  readonly isConnected = true;
  readonly #heard = new Map<string, Set<(message: Uint8Array) => void>>();

  publish(channel: string, message: Uint8Array): void {
    for (const heard of this.#heard.get(channel) ?? []) heard(message);
  }

  subscribe(channel: string, heard: (message: Uint8Array) => void): () => void {
    const all = this.#heard.get(channel) ?? new Set();
    this.#heard.set(channel, all.add(heard));
    return () => void all.delete(heard);
  }
}

describe('the bus between servers of two document schemas', () => {
  it.each([
    ['room/11111111-1111-4111-8111-111111111111', false],
    ['dossier/noord', true],
    ['instances', true],
  ])('carries %s between both: %p, and always between servers of one', (channel, isShared) => {
    const redis = new OneBus();
    const [older, newer, another] = [new SchemaBus(redis, 1), new SchemaBus(redis, 2), new SchemaBus(redis, 2)];
    const heard: string[] = [];
    older.subscribe(channel, () => void heard.push('older'));
    const leave = another.subscribe(channel, () => void heard.push('another'));

    newer.publish(channel, Uint8Array.of(1));
    leave();
    newer.publish(channel, Uint8Array.of(2));

    expect(heard.toSorted()).toEqual(isShared ? ['another', 'older', 'older'] : ['another']);
    expect(newer.isConnected).toBe(true);
  });
});
