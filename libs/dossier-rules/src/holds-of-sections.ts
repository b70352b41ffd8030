import type { DossierDetail, SectionSummary } from '@samenpen/contracts';
import { charactersOver, charactersShort } from './findings';
import type { Hold } from './hold';
import { byPartner } from './partner-groups';

/** The earliest of ISO instants; they compare as text. */
function earliest(instants: readonly string[]): string {
  return instants.reduce((first, instant) => (instant < first ? instant : first));
}

function idsOf(sections: readonly SectionSummary[]) {
  return sections.map(({ id }) => id);
}

/** Marked ready and not looked at yet: the oldest is opened for review. */
export function reviewWaiting({ sections }: DossierDetail): readonly Hold[] {
  const waiting = sections
    .flatMap((section) => (section.status === 'ready' ? [{ section, since: section.markedReady?.at ?? '' }] : []))
    .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
  const [oldest] = waiting;
  if (oldest === undefined) return [];
  const kind = oldest.section.may.approve ? 'review' : 'open';
  return [
    {
      key: 'review-waiting',
      values: { count: waiting.length, since: oldest.since },
      sections: waiting.map(({ section }) => section.id),
      action: { kind, section: oldest.section.id },
    },
  ];
}

/** Approved sections that somebody asked to reopen. */
export function reopenAsked({ sections }: DossierDetail): readonly Hold[] {
  const asked = sections.flatMap((section) =>
    section.reopenRequest === null ? [] : [{ section, since: section.reopenRequest.at }],
  );
  const [first] = asked;
  if (first === undefined) return [];
  return [
    {
      key: 'reopen-asked',
      values: { count: asked.length, since: earliest(asked.map(({ since }) => since)) },
      sections: asked.map(({ section }) => section.id),
      action: { kind: 'open', section: first.section.id },
    },
  ];
}

/** A request for changes stays open until the section is ready again; one line per responsible partner. */
export function changesRequested(dossier: DossierDetail): readonly Hold[] {
  const open = dossier.sections.filter(
    ({ changeRequest, status }) => changeRequest !== null && (status === 'changes-requested' || status === 'drafting'),
  );
  return byPartner(dossier, open).map(({ name, first, sections }) => ({
    key: 'changes-requested',
    values: {
      count: sections.length,
      partner: name,
      since: earliest(sections.flatMap(({ changeRequest }) => (changeRequest === null ? [] : [changeRequest.at]))),
    },
    sections: idsOf(sections),
    action: { kind: 'open', section: first.id },
  }));
}

/** No text is approved while suggestions stand open in it; one line per section, those handed over first. */
export function suggestionsOpen({ sections }: DossierDetail): readonly Hold[] {
  const isReady = ({ status }: SectionSummary): number => (status === 'ready' ? 1 : 0);
  return sections
    .filter(({ suggestions, status }) => suggestions > 0 && status !== 'not-applicable')
    .toSorted((a, b) => isReady(b) - isReady(a) || b.suggestions - a.suggestions)
    .map(({ id, title, suggestions, may }) => ({
      key: 'suggestions-open',
      values: { title, count: suggestions },
      sections: [id],
      action: { kind: 'suggestions', section: id, mayDecide: may.write },
    }));
}

/** One line per section over its limit, and per ready section that falls short of its minimum. */
export function outsideLimits(dossier: DossierDetail): readonly Hold[] {
  const applicable = dossier.sections.filter(({ status }) => status !== 'not-applicable');
  return [...applicable.flatMap((section) => overLimit(section)), ...applicable.flatMap((section) => underLimit(section))];
}

function overLimit(section: SectionSummary): readonly Hold[] {
  const by = charactersOver(section.characters, section.limits);
  return by === 0 ? [] : [limitHold('over-limit', section, { by, limit: section.limits.maxCharacters ?? 0 })];
}

/** A text that is still being written is short by nature; it says something once it is handed over. */
function underLimit(section: SectionSummary): readonly Hold[] {
  const by = charactersShort(section.characters, section.limits);
  const isHandedOver = section.status === 'ready' || section.status === 'approved';
  return by === 0 || !isHandedOver
    ? []
    : [limitHold('under-limit', section, { by, limit: section.limits.minCharacters ?? 0 })];
}

function limitHold(key: 'over-limit' | 'under-limit', section: SectionSummary, size: { by: number; limit: number }): Hold {
  return {
    key,
    values: { title: section.title, ...size },
    sections: [section.id],
    action: { kind: 'open', section: section.id },
  };
}
