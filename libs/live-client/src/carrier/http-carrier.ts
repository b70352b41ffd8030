import type { Carrier, Channel, ChannelListener } from './carrier';
import { HttpConnection } from './http-connection';
import type { HttpPlace } from './http-requests';

/** Frames over HTTP: all channels share one connection, and a lost one is followed by a new one when asked. */
export class HttpCarrier implements Carrier {
  readonly #place: HttpPlace;
  /** Whether this network holds streams back is found out once. */
  readonly #road = { isHeldBack: false };
  #connection: HttpConnection | null = null;

  constructor(place: HttpPlace) {
    this.#place = place;
  }

  open(listener: ChannelListener): Channel {
    if (!this.#connection?.isUsable) this.#connection = new HttpConnection(this.#place, this.#road);
    return this.#connection.open(listener);
  }
}
