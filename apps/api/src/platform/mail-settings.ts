import { z } from 'zod';

/** Which server sends the product's mail, and in whose name. */
export type MailSettings = { readonly smtpUrl: string; readonly from: string };

/** `Name <address>`, or the address alone. */
const sender = z.string().refine((value) => {
  const address = /^[^<>\r\n]*<([^<>]+)>$/.exec(value)?.[1] ?? value;
  return z.email().safeParse(address).success;
}, 'is no address such as Samenpen <samenpen@blankenberge.be>');

/** Name and address of a sender; the address stands for a name that is not given. */
export function senderOf(from: string): { readonly name: string; readonly email: string } {
  const [, name = '', email = from] = /^([^<>]*)<([^<>]+)>$/.exec(from) ?? [];
  return { name: name.trim() || email, email };
}

/** The variables of mail. */
export const mailVariables = {
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'is not an smtp:// or smtps:// URL' }).optional(),
  MAIL_FROM: sender.optional(),
};

type MailValues = { readonly SMTP_URL?: string | undefined; readonly MAIL_FROM?: string | undefined };

/** Null: this installation sends no mail. */
export function mailSettings({ SMTP_URL, MAIL_FROM }: MailValues): MailSettings | null {
  return SMTP_URL === undefined || MAIL_FROM === undefined ? null : { smtpUrl: SMTP_URL, from: MAIL_FROM };
}

/** One line per fault between the variables. */
export function faultsOfMail({ SMTP_URL, MAIL_FROM }: MailValues): string[] {
  if (SMTP_URL !== undefined && MAIL_FROM === undefined) return ['MAIL_FROM is missing: with SMTP_URL, mails need a sender'];
  return [];
}
