import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { AuthStep, FrameType } from '@samenpen/live-protocol';

/** The part of the browser's WebSocket class that the provider uses. */
export type SocketClass = new (url: string | URL, protocols?: string | string[]) => WebSocket;

/** Told what really happens on the wire, before the provider is. */
export type SocketWatcher = {
  readonly opened: () => void;
  readonly sent: (frame: Uint8Array) => void;
  readonly received: (frame: Uint8Array) => void;
  readonly closed: (code: number) => void;
};

const bytes = (frame: unknown): Uint8Array | null => {
  if (frame instanceof ArrayBuffer) return new Uint8Array(frame);
  return ArrayBuffer.isView(frame) ? new Uint8Array(frame.buffer, frame.byteOffset, frame.byteLength) : null;
};

/**
 * A socket class for the provider that reports every frame. The provider's own counter cannot tell
 * whether everything is saved: it queues frames while it is offline and counts them as sent.
 */
export const watchedSocket = (Socket: SocketClass, watcher: SocketWatcher): SocketClass =>
  class extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('open', () => watcher.opened());
      this.addEventListener('close', ({ code }) => watcher.closed(code));
      this.addEventListener('message', ({ data }) => {
        const frame = bytes(data);
        if (frame) watcher.received(frame);
      });
    }

    override send(frame: string | Blob | BufferSource): void {
      const sent = bytes(frame);
      if (sent) watcher.sent(sent);
      super.send(frame);
    }
  };

/** The acknowledgement in a frame of the server, or null for every other frame. */
export function readSyncStatus(frame: Uint8Array): { readonly address: string; readonly isStored: boolean } | null {
  if (frame.length < 3) return null;
  const decoder = createDecoder(frame);
  const address = readVarString(decoder);
  return readVarUint(decoder) === FrameType.SyncStatus ? { address, isStored: readVarUint(decoder) === 1 } : null;
}

/** The address of the document that a frame of the server denies, or null for every other frame. */
export function readDenied(frame: Uint8Array): string | null {
  if (frame.length < 3) return null;
  const decoder = createDecoder(frame);
  const address = readVarString(decoder);
  return readVarUint(decoder) === FrameType.Auth && readVarUint(decoder) === AuthStep.Denied ? address : null;
}
