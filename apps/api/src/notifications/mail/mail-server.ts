// One mail to the mail server, with one question before the last byte: may it go? SMTP answers once, after the end of
// the message. Up to that end nobody has the mail; from then on it counts as handed over, whatever becomes of us.

import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** A mail as the mail server gets it. */
export type OutgoingMail = {
  readonly messageId: string;
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly calendars: readonly string[];
};

/**
 * What became of an attempt. `later`: nobody has it, and it may be tried again; it may be this mailbox alone that does
 * not take it yet. `refused`: it never will be taken.
 */
export type Delivery =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly fault: string }
  | { readonly kind: 'later'; readonly fault: string; readonly isServerThere: boolean };

/** Milliseconds. */
const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

/** Sends it, asking `mayGo` right before the end of the message; when it says no, or fails, nobody gets the mail. */
export async function deliver(smtpUrl: string, mail: OutgoingMail, mayGo: () => Promise<boolean>): Promise<Delivery> {
  const { messageId, from, to, subject, text, html, headers } = mail;
  const attachments = mail.calendars.map((content) => ({ filename: 'overleg.ics', content, contentType: `text/calendar; charset=utf-8; method=${methodOf(content)}` }));
  const composed = new MailComposer({ messageId, from, to, subject, text, html, headers, attachments, textEncoding: 'quoted-printable' }).compile();
  const bytes = await composed.build();
  const connection = new SMTPConnection({
    ...parseConnectionUrl(smtpUrl),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });
  try {
    await connected(connection, smtpUrl);
    await sent(connection, { envelope: composed.getEnvelope(), content: Readable.from(askedAtTheEnd(bytes, mayGo), { objectMode: false }) });
    return { kind: 'sent' };
  } catch (fault) {
    // Whatever it is, the mail is kept; only the answer of the server can say that it never will be taken.
    if (isForEver(fault)) return { kind: 'refused', fault: faultOf(fault) };
    return { kind: 'later', fault: faultOf(fault), isServerThere: isOfMailbox(fault) };
  } finally {
    connection.close();
  }
}

/** What a calendar does with the file; the mail says it too (RFC 6047). */
const methodOf = (calendar: string): string => /^METHOD:([A-Z]+)\r$/m.exec(calendar)?.[1] ?? 'PUBLISH';

async function* askedAtTheEnd(bytes: Uint8Array, mayGo: () => Promise<boolean>): AsyncGenerator<Uint8Array> {
  yield bytes;
  if (!(await mayGo())) throw new Error('somebody else has taken this mail over');
}

function connected(connection: SMTPConnection, smtpUrl: string): Promise<void> {
  const { username, password } = new URL(smtpUrl);
  return new Promise((resolve, reject) => {
    // Also what breaks later is told to whoever waits then; a listener must stay, or it would end the process.
    connection.on('error', reject);
    connection.connect((fault) => {
      if (fault) return reject(fault);
      if (username === '' || !connection.allowsAuth) return resolve();
      const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
      connection.login({ credentials }, (refusal) => (refusal ? reject(refusal) : resolve()));
    });
  });
}

type Content = { readonly envelope: { readonly from: string | false; readonly to: string[] }; readonly content: Readable };

function sent(connection: SMTPConnection, { envelope, content }: Content): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    connection.send(envelope, content, (fault) => (fault ? reject(fault) : resolve()));
  });
}

/** Only what the server says of this recipient or this message for ever; all else may be mended on its side or ours. */
function isForEver(fault: unknown): boolean {
  const { responseCode, command } = said(fault);
  return responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}

/** A mailbox that is full or looks at strangers twice says nothing of the others. */
function isOfMailbox(fault: unknown): boolean {
  const { responseCode, command } = said(fault);
  return responseCode >= 400 && command === 'RCPT TO';
}

function faultOf(fault: unknown): string {
  const { responseCode, command } = said(fault);
  const words = fault instanceof Error ? fault.message : 'unknown';
  return `${command === '' ? '' : `${command}: `}${responseCode > 0 ? String(responseCode) : words}`.slice(0, 200);
}

function said(fault: unknown): { responseCode: number; command: string } {
  const read = (name: string): unknown => (typeof fault === 'object' && fault !== null ? Reflect.get(fault, name) : undefined);
  const [code, command] = [read('responseCode'), read('command')];
  return { responseCode: typeof code === 'number' ? code : 0, command: typeof command === 'string' ? command : '' };
}
