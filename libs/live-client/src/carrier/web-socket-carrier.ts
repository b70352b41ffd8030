import type { SocketClass } from '../watched-socket';
import type { Carrier, Channel, ChannelListener } from './carrier';

/** The browser's WebSockets as a carrier: one for each channel. */
export class WebSocketCarrier implements Carrier {
  constructor(
    private readonly url: string,
    private readonly Socket: SocketClass,
  ) {}

  open(listener: ChannelListener): Channel {
    const socket = new this.Socket(this.url);
    socket.binaryType = 'arraybuffer';
    let isLeft = false;
    socket.addEventListener('open', () => {
      if (!isLeft) listener.opened();
    });
    socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
      if (!isLeft) listener.received(new Uint8Array(data));
    });
    socket.addEventListener('close', ({ code, reason }) => {
      if (!isLeft) listener.closed(code, reason);
    });
    return {
      // The provider's frames are never backed by shared memory.
      send: (frame) => socket.send(frame as Uint8Array<ArrayBuffer>),
      close: () => {
        isLeft = true;
        socket.close();
      },
    };
  }
}
