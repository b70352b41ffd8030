import type { MinutesOutline, MinutesPart } from './minutes-outline';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Everything in minutes was typed by somebody: it is text in the page, never markup. */
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

const paragraph = (text: string): string => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`;
const list = (lines: readonly string[]): string => (lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`);

const partAsHtml = ({ level, heading, paragraphs, list: lines }: MinutesPart): string =>
  `<h${level}>${escaped(heading)}</h${level}>${paragraphs.map(paragraph).join('')}${list(lines)}`;

/** Enough to be read and printed with pleasure, in the colours that the reader's device asks for. */
const STYLE =
  ':root{color-scheme:light dark}body{margin:0 auto;padding:2rem 1.25rem;max-width:44rem;font:1rem/1.55 system-ui,sans-serif}' +
  'h1,h2,h3{line-height:1.25;break-after:avoid}h2{margin-top:2rem;padding-bottom:.25rem;border-bottom:1px solid}h3{margin-top:1.5rem}' +
  'body{overflow-wrap:anywhere}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.25rem 1.5rem}dt{font-weight:600;overflow-wrap:normal}dd{margin:0}li{margin-bottom:.25rem}';

/** A page of its own, that prints and is read by a screen reader; it loads nothing. */
export function minutesAsHtml({ language, title, status, facts, parts }: MinutesOutline): string {
  const table = facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('');
  return (
    `<!doctype html><html lang="${language === 'nl' ? 'nl-BE' : 'en'}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head>` +
    `<body><main><h1>${escaped(title)}</h1><p><strong>${escaped(status)}</strong></p><dl>${table}</dl>` +
    `${parts.map(partAsHtml).join('')}</main></body></html>`
  );
}

const underlined = (text: string, mark: string): string => `${text}\n${mark.repeat([...text].length)}`;

const partAsText = ({ level, heading, paragraphs, list: lines }: MinutesPart): string =>
  [underlined(heading, level === 2 ? '=' : '-'), ...paragraphs, ...(lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')])].join('\n\n');

/** The same, for a mail or an archive. */
export function minutesAsText({ title, status, facts, parts }: MinutesOutline): string {
  const table = facts.map(([name, value]) => `${name}: ${value}`).join('\n');
  return `${[underlined(title, '='), status, table, ...parts.map(partAsText)].join('\n\n')}\n`;
}
