import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export type ArrivedMail = { readonly to: readonly string[]; readonly source: string };

const refusal = (responseCode: number): Error => Object.assign(new Error('not to this mailbox'), { responseCode });

/** A real SMTP server in this process. */
export class TestMailServer {
  readonly arrived: ArrivedMail[] = [];
  /** Addresses that are refused for good. */
  readonly refused = new Set<string>();
  /** Addresses that take nothing yet. */
  readonly busy = new Set<string>();
  #server: SMTPServer | null = null;
  #port = 0;

  /** On the same port as before, when it was stopped. */
  async start(): Promise<this> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      onRcptTo: ({ address }, _session, done) =>
        done(this.refused.has(address) ? refusal(550) : this.busy.has(address) ? refusal(450) : null),
      onData: (stream, { envelope }, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          this.arrived.push({ to: envelope.rcptTo.map(({ address }) => address), source: Buffer.concat(parts).toString() });
          done();
        });
      },
    });
    // A client that breaks off is what some of these tests are about.
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', () => resolve()));
    this.#port = (server.server.address() as AddressInfo).port;
    this.#server = server;
    return this;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  to(address: string): ArrivedMail[] {
    return this.arrived.filter(({ to }) => to.includes(address));
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#server === null) resolve();
      else this.#server.close(() => resolve());
      this.#server = null;
    });
  }
}
