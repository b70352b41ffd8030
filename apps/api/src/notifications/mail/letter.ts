// A mail about one dossier: a list of sentences, each with its link, as text and as HTML. Nothing is fetched from
// elsewhere when it is read: no image, no font, no style sheet.

import type { Language, Notification, NotificationKind } from '@samenpen/contracts';
import { notificationKindName, notificationPlace, notificationSentence } from '@samenpen/dossier-rules';

export type Letter = { readonly subject: string; readonly text: string; readonly html: string };

type Addressed = {
  readonly language: Language;
  readonly publicUrl: string;
  readonly dossier: { readonly slug: string; readonly title: string };
  readonly stop: StopLinks;
};

/** Each ends mail to this person after one click on a page: all of it, or that about one kind. */
export type StopLinks = {
  readonly all: string;
  readonly perKind: readonly { readonly kind: NotificationKind; readonly url: string }[];
};

const words = {
  nl: {
    subject: (title: string, count: number) => (count === 1 ? `${title}: 1 melding` : `${title}: ${count} meldingen`),
    greeting: 'Dag',
    intro: (title: string) => `Dit is er voor jou in “${title}”:`,
    internal: (name: string) => `Intern bij ${name}.`,
    choose: 'Kiezen welke mails je krijgt',
    stopKind: (kind: string) => `Geen mails meer over “${kind}”`,
    stop: 'Geen mails meer krijgen',
    why: 'Je krijgt deze mail omdat je meewerkt aan dit dossier. Per dossier komt er hoogstens één mail per uur.',
  },
  en: {
    subject: (title: string, count: number) => (count === 1 ? `${title}: 1 notification` : `${title}: ${count} notifications`),
    greeting: 'Hello',
    intro: (title: string) => `Here is what there is for you in “${title}”:`,
    internal: (name: string) => `Internal to ${name}.`,
    choose: 'Choose which mails you get',
    stopKind: (kind: string) => `No more mails about “${kind}”`,
    stop: 'Get no more mails',
    why: 'You get this mail because you take part in this dossier. There is at most one mail per dossier and hour.',
  },
} as const;

export function letterOf(notifications: readonly Notification[], addressed: Addressed): Letter {
  const { language, publicUrl, dossier, stop } = addressed;
  const say = words[language];
  const lines = notifications.map((each) => ({
    sentence: notificationSentence(each, language),
    quote: each.text,
    internal: each.internalTo === null ? null : say.internal(each.internalTo.name),
    url: `${publicUrl}${notificationPlace(each)}`,
  }));
  const ways = [
    { words: say.choose, url: `${publicUrl}/account#meldingen` },
    ...stop.perKind.map(({ kind, url }) => ({ words: say.stopKind(notificationKindName(kind, language)), url })),
    { words: say.stop, url: stop.all },
  ];
  const text = [
    `${say.greeting},`,
    say.intro(dossier.title),
    ...lines.map(({ sentence, quote, internal, url }) =>
      [`- ${sentence}`, internal, quote === null ? null : `  “${quote}”`, `  ${url}`].filter((line) => line !== null).join('\n'),
    ),
    `--\n${say.why}\n${ways.map(({ words: what, url }) => `${what}: ${url}`).join('\n')}`,
  ].join('\n\n');
  const items = lines.map(
    ({ sentence, quote, internal, url }) =>
      `<li style="margin:0 0 16px"><p style="margin:0"><a href="${escaped(url)}">${escaped(sentence)}</a>${internal === null ? '' : ` ${escaped(internal)}`}</p>` +
      (quote === null ? '' : `<blockquote style="margin:4px 0 4px 12px">${escaped(quote)}</blockquote>`) +
      '</li>',
  );
  const html =
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escaped(dossier.title)}</title></head>` +
    `<body style="font-family:sans-serif;line-height:1.5;max-width:40em"><h1 style="font-size:1.2em">${escaped(dossier.title)}</h1>` +
    `<p>${say.greeting},<br>${escaped(say.intro(dossier.title))}</p><ul>${items.join('')}</ul><hr>` +
    `<p>${say.why}<br>${ways.map(({ words: what, url }) => `<a href="${escaped(url)}">${escaped(what)}</a>`).join('<br>')}</p></body></html>`;
  return { subject: say.subject(dossier.title, lines.length).replaceAll(/\s+/g, ' '), text, html };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
