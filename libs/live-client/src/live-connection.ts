import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type { HocuspocusProvider } from '@hocuspocus/provider';
import { CloseCode, readClientFrame } from '@samenpen/live-protocol';
import type { ClientFrame } from '@samenpen/live-protocol';
import { WAY_CHANGED } from './carrier/carrier';
import { readDenied, readSyncStatus, watchedSocket } from './watched-socket';
import type { SocketClass } from './watched-socket';

/** Whether the server can be reached now. `stopped`: it told this client not to come back by itself. */
export type ConnectionState = 'connecting' | 'connected' | 'offline' | 'stopped';

/** What one document wants to know of the wire. */
export type WireListener = {
  readonly sent: (frame: ClientFrame) => void;
  readonly acknowledged: (isStored: boolean) => void;
  /** The socket opened or was lost. */
  readonly connectionChanged: (state: ConnectionState) => void;
  /** The browser lost or found the network; the socket may still live. */
  readonly networkChanged: () => void;
};

/** Where the live documents are, and the socket class to use (the browser's own, or one over HTTP). */
export type LiveConnectionOptions = { readonly url: string; readonly Socket: SocketClass };

/** First wait before connecting again; it doubles, and is spread so that not everybody comes at once. */
const RETRY_MS = 500;

const isDismissal = (code: number): boolean => code >= 4400 && code < 4500 && code !== CloseCode.ConnectionTimeout;

/** The one socket of this window, shared by all its live documents. */
export class LiveConnection {
  /** For providers only. */
  readonly socket: HocuspocusProviderWebsocket;
  private readonly listeners = new Map<string, WireListener>();
  private current: ConnectionState = 'connecting';
  private isOnline = true;
  /** The documents that the server was asked for on this socket and did not deny. */
  private readonly wanted = new Set<string>();
  private isResting = false;

  constructor({ url, Socket }: LiveConnectionOptions) {
    const WatchedSocket = watchedSocket(Socket, {
      opened: () => this.opened(),
      closed: (code) => this.lost(code),
      sent: (frame) => this.sent(frame),
      received: (frame) => this.received(frame),
    });
    this.socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WatchedSocket, delay: RETRY_MS, minDelay: RETRY_MS, maxDelay: 10_000 });
  }

  get state(): ConnectionState {
    return this.current === 'connected' && !this.isOnline ? 'offline' : this.current;
  }

  /** Opens a document, for which a connection that rests comes back. */
  attach(provider: HocuspocusProvider): void {
    provider.attach();
    if (this.isResting) void this.socket.connect();
  }

  /** One listener for each document name; the returned function stops it. */
  listen(document: string, listener: WireListener): () => void {
    this.listeners.set(document, listener);
    return () => {
      if (this.listeners.get(document) === listener) this.listeners.delete(document);
    };
  }

  /**
   * The browser says that the network went or came. A socket that lived through it is often dead without
   * knowing, so coming back takes a new one at once instead of after half a minute of silence.
   */
  networkChanged(isOnline: boolean): void {
    const isBack = isOnline && !this.isOnline;
    this.isOnline = isOnline;
    for (const listener of this.listeners.values()) listener.networkChanged();
    if (isBack && this.current !== 'stopped') this.renew();
  }

  /** Takes a new socket, which brings the cookie of a new login. */
  renew(): void {
    // The provider's own connect() does nothing while it still takes itself for connected.
    if (this.current === 'connected') this.socket.webSocket?.close();
    else void this.socket.connect();
  }

  destroy(): void {
    this.listeners.clear();
    this.socket.destroy();
  }

  private opened(): void {
    this.wanted.clear();
    this.isResting = false;
    this.change('connected');
  }

  private lost(code: number): void {
    // Nothing was opened on it: while nothing else is asked for, coming back would end the same.
    this.isResting = code === CloseCode.ConnectionTimeout && this.wanted.size === 0;
    if (isDismissal(code) || this.isResting) this.socket.disconnect();
    // Not lost: another way is ready. The provider itself would wait before it comes back.
    if (code === WAY_CHANGED) setTimeout(() => void (this.socket.shouldConnect && this.socket.connect()));
    this.change(isDismissal(code) ? 'stopped' : code === WAY_CHANGED ? 'connecting' : 'offline');
  }

  private change(state: ConnectionState): void {
    this.current = state;
    for (const listener of this.listeners.values()) listener.connectionChanged(state);
  }

  private sent(bytes: Uint8Array): void {
    const frame = readClientFrame(bytes);
    if (!('address' in frame)) return;
    if (frame.kind === 'auth') this.wanted.add(frame.address);
    if (frame.kind === 'close') this.wanted.delete(frame.address);
    this.listeners.get(frame.address)?.sent(frame);
  }

  private received(bytes: Uint8Array): void {
    const status = readSyncStatus(bytes);
    if (status) this.listeners.get(status.address)?.acknowledged(status.isStored);
    const denied = readDenied(bytes);
    if (denied !== null) this.wanted.delete(denied);
  }
}
