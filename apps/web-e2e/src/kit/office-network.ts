// The proxy of an office, between a browser and the product: it lets pages through, and treats WebSockets and long
// answers as badly as a test says. It also keeps what it brought, byte for byte: what may not reach somebody may not be
// among it, whatever the screen shows.

import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What becomes of WebSockets: `drops` accepts them and lets no byte through after the handshake. */
export type WebSocketRule = 'passes' | 'refuses' | 'drops';

export class OfficeNetwork {
  /** May change at any time, also for what is open. */
  webSockets: WebSocketRule = 'passes';
  /** Whether an answer is given only when it is complete. */
  holdsBackAnswers = false;
  /** Servers that get the requests with frames in turn, whichever was asked; none: the one that was asked. */
  takingTurns: readonly string[] = [];
  /** How many WebSockets were accepted. */
  accepted = 0;
  /** How many requests brought frames. */
  posts = 0;
  /** Answers with frames that are on their way now. */
  readonly streams = new Set<IncomingMessage>();
  #turns = 0;
  readonly #brought: { readonly address: string; readonly pieces: Buffer[] }[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();

  private constructor() {
    this.#server = createServer((asked, answer) => this.#pass(asked, answer));
    this.#server.on('connect', (asked: IncomingMessage, socket: Duplex, head: Buffer) => this.#tunnel(asked, socket, head));
    this.#server.on('connection', (socket: Socket) => this.#keep(socket));
  }

  static async open(): Promise<OfficeNetwork> {
    const network = new OfficeNetwork();
    network.#server.listen(0, '127.0.0.1');
    await once(network.#server, 'listening');
    return network;
  }

  /** How a browser is told to use it. */
  get proxy(): { readonly server: string } {
    // A listening TCP server has an address with a port.
    const { port } = this.#server.address() as AddressInfo;
    return { server: `http://127.0.0.1:${port}` };
  }

  /** Where words, or an id, came along to the browser: the paths of answers, and *socket*; empty: nowhere. */
  whereCame(words: string): string[] {
    const found = this.#brought.filter(({ pieces }) => Buffer.concat(pieces).includes(words));
    return [...new Set(found.map(({ address }) => address))];
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const url = new URL(asked.url ?? '', 'http://localhost');
    const isFrames = url.pathname.startsWith('/live/http');
    if (isFrames && asked.method === 'POST') this.posts += 1;
    // Nothing is compressed on the way, so that it can be read.
    const headers = { ...asked.headers, 'accept-encoding': 'identity' };
    const onward = request(isFrames ? this.#inTurn(url) : url, { method: asked.method, headers }, (answered) => {
      if (isFrames && asked.method === 'GET') this.#count(answered);
      answered.on('data', this.#noting(url.pathname));
      void this.#give(answered, answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  }

  /** As a balancer without stickiness does it. */
  #inTurn(url: URL): URL {
    const origin = this.takingTurns[this.#turns++ % Math.max(1, this.takingTurns.length)];
    return origin === undefined ? url : new URL(`${url.pathname}${url.search}`, origin);
  }

  #count(answered: IncomingMessage): void {
    this.streams.add(answered);
    answered.on('close', () => this.streams.delete(answered));
  }

  async #give(answered: IncomingMessage, answer: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    const isHeldBack = this.holdsBackAnswers;
    const start = (): void => void answer.writeHead(answered.statusCode ?? 502, answered.headers);
    if (!isHeldBack) start();
    answered.on('data', (piece: Buffer) => (isHeldBack ? pieces.push(piece) : answer.write(piece)));
    // A product that is killed cuts its answers off, and so does the proxy.
    answered.on('error', () => answer.destroy());
    await once(answered, 'end').catch(() => undefined);
    if (isHeldBack) start();
    answer.end(Buffer.concat(pieces));
  }

  /** Browsers ask for a tunnel for each WebSocket. */
  #tunnel(asked: IncomingMessage, socket: Duplex, head: Buffer): void {
    const [host, port] = (asked.url ?? '').split(':');
    const onward = connect(Number(port), host);
    this.#keep(socket);
    this.#keep(onward);
    socket.on('close', () => onward.destroy());
    onward.on('close', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    socket.once('data', (first: Buffer) => {
      const isWebSocket = /^upgrade: websocket\r$/im.test(first.toString('latin1'));
      if (isWebSocket && this.webSockets === 'refuses') {
        socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
        return;
      }
      if (isWebSocket) this.accepted += 1;
      onward.write(first);
      this.#join(socket, onward, isWebSocket);
    });
  }

  #join(socket: Duplex, onward: Duplex, isWebSocket: boolean): void {
    let hasShakenHands = false;
    const note = this.#noting(isWebSocket ? 'socket' : 'tunnel');
    const mayPass = (): boolean => !isWebSocket || this.webSockets !== 'drops' || !hasShakenHands;
    socket.on('data', (piece: Buffer) => {
      if (mayPass()) onward.write(piece);
    });
    onward.on('data', (piece: Buffer) => {
      if (mayPass()) socket.write(piece);
      note(piece);
      hasShakenHands = true;
    });
  }

  /** Keeps the pieces of one answer, or of one socket, together. */
  #noting(address: string): (piece: Buffer) => void {
    const pieces: Buffer[] = [];
    this.#brought.push({ address, pieces });
    return (piece) => void pieces.push(piece);
  }

  #keep(socket: Duplex): void {
    if (this.#sockets.has(socket)) return;
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
