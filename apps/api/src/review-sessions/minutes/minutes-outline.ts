// What the minutes say, as headings with lines under them: the page and the plain text are two ways to write the
// same outline, and so will be every later format. Per item: the version that was discussed, whether it changed during
// it and how, what each organisation thinks, the decision with its reason, what was agreed to do. No list of instants.

import type { ActionPoint, Language, ReviewItem, ReviewSession } from '@samenpen/contracts';
import type { ChangeLine } from '@samenpen/dossier-document';
import { confirmationRefusal } from '@samenpen/dossier-rules';
import type { ChangesPerItem } from './discussed-changes';
import { minutesWords, type MinutesWords } from './minutes-words';

/** A part of the minutes. `level` 2 is a chapter, 3 an item of the agenda. */
export type MinutesPart = {
  readonly level: 2 | 3;
  readonly heading: string;
  /** Paragraphs, in order; a line break within one is kept. */
  readonly paragraphs: readonly string[];
  readonly list: readonly string[];
};

export type MinutesOutline = {
  readonly language: Language;
  readonly title: string;
  /** Whether they are adopted, in words. */
  readonly status: string;
  /** Name and value. */
  readonly facts: readonly (readonly [string, string])[];
  readonly parts: readonly MinutesPart[];
};

/** So many changes of one text are told; the screen shows all. */
const MOST_CHANGES = 25;

/** The minutes of a session that has begun, with what changed in the texts that were discussed. */
export function minutesOutline(
  session: ReviewSession,
  { language, changes }: { readonly language: Language; readonly changes: ChangesPerItem },
): MinutesOutline {
  const words = minutesWords(language);
  return {
    language,
    title: `${words.minutes}: ${session.title}`,
    status: session.state === 'adopted' ? words.adopted : words.draft,
    facts: factsOf(session, words, language),
    parts: [
      { level: 2, heading: words.present, paragraphs: [], list: presentPerPartner(session, words) },
      ...absentOf(session, words),
      { level: 2, heading: words.agenda, paragraphs: session.note.trim() === '' ? [] : [session.note.trim()], list: [] },
      ...session.items.map((item, index) => itemPart(item, { index, session, words, language, changes: changes.get(item.id) ?? [] })),
      ...generalActions(session, words, language),
      acceptedPart(session, words),
    ],
  };
}

function factsOf(session: ReviewSession, words: MinutesWords, language: Language): (readonly [string, string])[] {
  const began = session.startedAt ?? session.startsAt;
  return [
    [words.dossier, session.dossier.title],
    [words.held, session.endedAt === null ? moment(began, language) : `${moment(began, language)} – ${hour(session.endedAt, language)}`],
    ...(session.place.trim() === '' ? [] : [[words.place, session.place.trim()] as const]),
    ...chairsOf(session, words, language),
  ];
}

/** Who led it, from when on; and who leads the minutes when that is somebody else. */
function chairsOf({ chair, chairChanges, endedAt }: ReviewSession, words: MinutesWords, language: Language): (readonly [string, string])[] {
  const during = chairChanges.filter(({ at }) => endedAt === null || at <= endedAt);
  const later = chairChanges.length > during.length;
  const first = named(chairChanges[0]?.before ?? chair);
  const others = during.map((one) => `${named(one.chair)} (${words.chairFrom(hour(one.at, language), one.by.person === one.chair.person)})`);
  return [[words.chair, [first, ...others].join('; ')], ...(later ? [[words.chairOfMinutes, named(chair)] as const] : [])];
}

/** One line per municipality, its people behind it. */
function presentPerPartner({ attendance }: ReviewSession, words: MinutesWords): string[] {
  const partners = [...new Set(attendance.map(({ partner }) => partner.name))];
  if (partners.length === 0) return [words.nobody];
  return partners.map((partner) => {
    const people = attendance.filter((one) => one.partner.name === partner).map(({ by }) => by.name);
    return `${partner}: ${people.join(', ')}`;
  });
}

function absentOf({ invited, attendance }: ReviewSession, words: MinutesWords): MinutesPart[] {
  const came = new Set<string>(attendance.map(({ by }) => by.person));
  const absent = invited.filter(({ by }) => !came.has(by.person));
  if (absent.length === 0) return [];
  return [{ level: 2, heading: words.invitedAbsent, paragraphs: [], list: absent.map(({ by, partner }) => `${by.name} (${partner.name})`) }];
}

type ItemContext = { readonly index: number; readonly session: ReviewSession; readonly words: MinutesWords; readonly language: Language; readonly changes: readonly ChangeLine[] };

function itemPart(item: ReviewItem, { index, session, words, language, changes }: ItemContext): MinutesPart {
  const { section, stances, note } = item;
  const owner = section.partnerName === null ? '' : ` (${section.partnerName})`;
  const actions = session.actionPoints.filter((point) => point.item === item.id);
  const said = stances.map(({ partner, by, stance, remark }) => `${partner.name}: ${words.stance[stance]}${remark === null ? '' : ` – ${remark}`} (${named(by)})`);
  return {
    level: 3,
    heading: `${index + 1}. ${section.number} ${section.title}${owner}`,
    paragraphs: [
      ...discussed(item, { words, isChanged: changes.length > 0 }),
      ...(note.trim() === '' ? [] : [note.trim()]),
      ...decisionLines(item, words),
      ...(item.approved === null ? [] : [`${words.approvedBy} ${named(item.approved.by)}.`]),
      ...(said.length === 0 ? [words.noStances] : []),
    ],
    list: [...changeSentences(changes, words), ...said.map((line) => `${words.stanceOf} – ${line}`), ...actions.map((point) => `${words.action} – ${actionLine(point, words, language)}`)],
  };
}

function discussed(item: ReviewItem, { words, isChanged }: { readonly words: MinutesWords; readonly isChanged: boolean }): string[] {
  if (item.openedVersion === null && item.spentSeconds === 0) return [];
  const time = words.spent(Math.max(1, Math.round(item.spentSeconds / 60)), item.minutes);
  if (item.openedVersion === null) return [time];
  return [`${time}. ${words.version}: ${item.openedVersion.slice(0, 8)}. ${isChanged ? words.changed : words.unchanged}`];
}

/** What changed, in words that need no page beside them. */
function changeSentences(changes: readonly ChangeLine[], words: MinutesWords): string[] {
  const rest = changes.length - MOST_CHANGES;
  const told = changes.slice(0, MOST_CHANGES).map(({ kind, before, after }) => words.change[kind](before, after));
  return [...told.map((line) => `${words.changes} – ${line}`), ...(rest > 0 ? [words.moreChanges(rest)] : [])];
}

function decisionLines(item: ReviewItem, words: MinutesWords): string[] {
  const { decision } = item;
  if (decision === null) return [words.undecided];
  const by = decision.confirmedBy === null ? named(decision.by) : `${named(decision.by)}, ${words.confirmedBy} ${named(decision.confirmedBy)}`;
  const waiting = confirmationRefusal(item) === null ? words.waiting : words.overtaken;
  const state = decision.state === 'waiting' ? ` – ${waiting}` : '';
  const what = decision.state === 'waiting' ? words.deciding[decision.kind] : words.decided[decision.kind];
  const line = `${words.decision}: ${what}${state} (${by}).`;
  return decision.reason === null ? [line] : [line, `${words.reason}: ${decision.reason}`];
}

function actionLine({ text, person, partner, dueAt, doneAt }: ActionPoint, words: MinutesWords, language: Language): string {
  const who = person?.name ?? partner?.name ?? '';
  const parts = [who === '' ? text : `${text} – ${who}`, ...(dueAt === null ? [] : [`${words.due} ${day(dueAt, language)}`]), ...(doneAt === null ? [] : [words.done])];
  return parts.join(', ');
}

/** What was agreed beside the items; what belongs to one stands there. */
function generalActions({ actionPoints }: ReviewSession, words: MinutesWords, language: Language): MinutesPart[] {
  if (actionPoints.length === 0) return [{ level: 2, heading: words.actions, paragraphs: [words.noActions], list: [] }];
  const general = actionPoints.filter(({ item }) => item === null);
  if (general.length === 0) return [];
  return [{ level: 2, heading: words.otherActions, paragraphs: [], list: general.map((point) => actionLine(point, words, language)) }];
}

function acceptedPart({ accepted }: ReviewSession, words: MinutesWords): MinutesPart {
  return {
    level: 2,
    heading: words.acceptedBy,
    paragraphs: accepted.length === 0 ? [words.notAccepted] : [],
    list: accepted.map(({ by }) => named(by)),
  };
}

const named = ({ name, organisation }: { readonly name: string; readonly organisation: string }): string =>
  name.includes(organisation) ? name : `${name} (${organisation})`;

const locale = (language: Language): string => (language === 'nl' ? 'nl-BE' : 'en-GB');

const inBrussels = (at: string, language: Language, how: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale(language), { timeZone: 'Europe/Brussels', ...how }).format(new Date(at));

const moment = (at: string, language: Language) =>
  inBrussels(at, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const hour = (at: string, language: Language) => inBrussels(at, language, { hour: '2-digit', minute: '2-digit' });
const day = (at: string, language: Language) => inBrussels(at, language, { day: 'numeric', month: 'long', year: 'numeric' });
