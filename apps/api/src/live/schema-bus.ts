import type { Bus } from '@samenpen/live-room';

/**
 * Between servers of one document schema alone texts go over the bus: what a newer one stores must not reach the editors
 * of an older one in the seconds before they are sent away. All else is heard by everybody.
 */
export class SchemaBus implements Bus {
  constructor(
    private readonly bus: Bus,
    private readonly schemaVersion: number,
  ) {}

  get isConnected(): boolean {
    return this.bus.isConnected;
  }

  publish(channel: string, message: Uint8Array): void {
    this.bus.publish(this.#named(channel), message);
  }

  subscribe(channel: string, heard: (message: Uint8Array) => void): () => void {
    return this.bus.subscribe(this.#named(channel), heard);
  }

  /** The channels of the rooms are those of libs/live-room, `room/<id>`. */
  #named(channel: string): string {
    return channel.startsWith('room/') ? `schema-${this.schemaVersion}/${channel}` : channel;
  }
}
