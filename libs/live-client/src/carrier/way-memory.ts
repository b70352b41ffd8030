/** What carries frames: a WebSocket, or requests where WebSockets do not work. */
export type Way = 'websocket' | 'http';

/** The part of the browser's storage that is used. */
export type WayStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'samenpen/live-way';

/** Which way worked last in this browser, so that the next window does not find out anew. */
export class WayMemory {
  #way: Way;

  constructor(private readonly store: WayStore | null) {
    this.#way = this.#stored();
  }

  get way(): Way {
    return this.#way;
  }

  remember(way: Way): void {
    this.#way = way;
    try {
      if (way === 'http') this.store?.setItem(KEY, way);
      else this.store?.removeItem(KEY);
    } catch {
      // A browser that keeps nothing: every window finds out by itself.
    }
  }

  #stored(): Way {
    try {
      return this.store?.getItem(KEY) === 'http' ? 'http' : 'websocket';
    } catch {
      // As above.
      return 'websocket';
    }
  }
}
