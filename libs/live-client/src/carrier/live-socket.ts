import type { SocketClass } from '../watched-socket';
import type { Carrier } from './carrier';
import { socketOver } from './carried-socket';
import { FallbackCarrier } from './fallback-carrier';
import { WayMemory } from './way-memory';
import type { WayStore } from './way-memory';
import { WebSocketCarrier } from './web-socket-carrier';

/** What a browser has to reach the server. */
export type LiveSocketOptions = {
  /** The address of `/live`, with `ws:` or `wss:`. */
  readonly url: string;
  readonly WebSocket: SocketClass;
  /** Makes what carries frames over HTTP; asked when it is needed first. */
  readonly http: () => Carrier;
  /** Where this browser remembers what worked; null when it keeps nothing. */
  readonly store: WayStore | null;
};

/** The socket class for {@link LiveConnection}: a WebSocket where one works, and requests where none does. */
export function liveSocket({ url, WebSocket, http, store }: LiveSocketOptions): SocketClass {
  let carrier: Carrier | null = null;
  return socketOver(
    new FallbackCarrier({
      webSocket: new WebSocketCarrier(url, WebSocket),
      http: { open: (listener) => (carrier ??= http()).open(listener) },
      memory: new WayMemory(store),
    }),
  );
}
