// The line between a product and its PostgreSQL, with the faults of real ones: it falls silent, it breaks, and it loses
// the answer to a question that was heard.

import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The end of every answer of PostgreSQL to a question: ReadyForQuery. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5]);

/** A TCP line to a database. */
export class FaultyLine {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #target: URL;
  #isSilent = false;
  #isBroken = false;
  #losing: { readonly question: RegExp; readonly lost: () => void } | null = null;

  private constructor(databaseUrl: string) {
    this.#target = new URL(databaseUrl);
    this.#server = createServer((client) => this.#carry(client));
  }

  static async to(databaseUrl: string): Promise<FaultyLine> {
    const line = new FaultyLine(databaseUrl);
    await new Promise<void>((resolve) => line.#server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  /** The database's URL through this line. */
  get url(): string {
    const url = new URL(this.#target);
    // A server that listens on TCP has such an address.
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  /** Nothing passes any more and nothing breaks, as when a machine hangs; new connections get no answer either. */
  fallSilent(): void {
    this.#isSilent = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** All connections break and new ones are refused. */
  break(): void {
    this.#isBroken = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Everything passes again; what was silent goes on. */
  mend(): void {
    this.#isSilent = false;
    this.#isBroken = false;
    for (const socket of this.#sockets) socket.resume();
  }

  /** The next question that matches is asked, its answer is lost, and its connection breaks; resolves then. */
  loseAnswerTo(question: RegExp): Promise<void> {
    return new Promise((lost) => (this.#losing = { question, lost }));
  }

  async stop(): Promise<void> {
    this.break();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #carry(client: Socket): void {
    const database = connect(Number(this.#target.port), this.#target.hostname);
    let lost: (() => void) | null = null;
    client.on('data', (bytes) => {
      if (this.#losing?.question.test(bytes.toString('latin1')) === true) {
        lost = this.#losing.lost;
        this.#losing = null;
      }
      database.write(bytes);
    });
    database.on('data', (bytes) => {
      if (lost === null) return void client.write(bytes);
      if (!bytes.subarray(-6, -1).equals(READY)) return;
      lost();
      client.destroy();
    });
    this.#join(client, database);
    this.#join(database, client);
    if (this.#isBroken) client.destroy();
  }

  #join(socket: Socket, other: Socket): void {
    this.#sockets.add(socket);
    if (this.#isSilent) socket.pause();
    // A line that breaks says so on both sides, and 'close' follows an error.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#sockets.delete(socket);
      other.destroy();
    });
  }
}
