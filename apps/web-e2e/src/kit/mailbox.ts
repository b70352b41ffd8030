// A real mail server to which the product sends, and the mails that arrived there, taken apart.

import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as its reader has it. */
export type Mail = {
  readonly to: readonly string[];
  readonly text: string;
  /** The calendar files that came along. */
  readonly calendars: readonly string[];
};

export class Mailbox {
  readonly #arrived: Mail[] = [];
  #server: SMTPServer | null = null;

  /** What a product must be told to send its mails here. */
  get variables(): Readonly<Record<string, string>> {
    // A listening TCP server has an address with a port.
    const { port } = this.#server?.server.address() as AddressInfo;
    return { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Samenpen <samenpen@blankenberge.example>' };
  }

  async open(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, { envelope }, done) => {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          this.#arrived.push(mailOf(Buffer.concat(pieces).toString('latin1'), envelope.rcptTo.map(({ address }) => address)));
          done();
        });
      },
    });
    // A product that is killed breaks off.
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    this.#server = server;
  }

  /** What came for somebody, in the order in which it came. */
  mailsFor(address: string): readonly Mail[] {
    return this.#arrived.filter(({ to }) => to.includes(address));
  }

  close(): Promise<void> {
    return new Promise((resolve) => (this.#server === null ? resolve() : this.#server.close(() => resolve())));
  }
}

type Leaf = { readonly type: string; readonly content: string };

function mailOf(source: string, to: readonly string[]): Mail {
  const leaves = leavesOf(source);
  const of = (type: string): string[] => leaves.filter((leaf) => leaf.type === type).map(({ content }) => content);
  return { to, text: of('text/plain').join('\n'), calendars: of('text/calendar') };
}

/** The parts of a message that hold no further parts (RFC 2045 and 2046). */
function leavesOf(part: string): Leaf[] {
  const [head = '', ...rest] = part.split('\r\n\r\n');
  const headers = head.replaceAll(/\r\n[ \t]+/g, ' ');
  const body = rest.join('\r\n\r\n');
  const type = /^content-type: *([^;\r\n]+)/im.exec(headers)?.[1]?.toLowerCase() ?? 'text/plain';
  const boundary = /^content-type:.*boundary="?([^";\r\n]+)"?/im.exec(headers)?.[1];
  if (boundary !== undefined) return body.split(`--${boundary}`).slice(1, -1).flatMap((inner) => leavesOf(inner.replace(/^\r\n/, '')));
  const encoding = /^content-transfer-encoding: *(\S+)/im.exec(headers)?.[1]?.toLowerCase();
  return [{ type, content: decoded(body, encoding) }];
}

function decoded(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1').toString();
  const bytes = body.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
