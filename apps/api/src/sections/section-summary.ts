import type { Asker, SectionFacts } from '@samenpen/access-policy';
import type { SectionInstance } from '@samenpen/call-templates';
import {
  sectionAction,
  type Actor,
  type Assignee,
  type PersonId,
  type SectionSummary,
} from '@samenpen/contracts';
import { partnerName, type DossierRecord } from '../dossiers/dossier-record';
import type { Act, LastEdit, SectionRecord, SectionText } from './section-record';
import { sectionVerdicts } from './section-verdict';
import type { PersonName } from './section.repository';

/** Everything that the answer on one section is made of. */
export type SummaryParts = {
  readonly dossier: DossierRecord;
  readonly section: SectionRecord;
  readonly instance: SectionInstance;
  readonly facts: SectionFacts;
  readonly asker: Asker;
  readonly text: SectionText | null;
  readonly lastEdit: LastEdit | null;
  readonly names: ReadonlyMap<string, PersonName>;
};

/** A section as the asking person sees it: its state, its size, and what that person may do with it. */
export function sectionSummaryOf(parts: SummaryParts): SectionSummary {
  const { section, instance, text, lastEdit, names } = parts;
  return {
    id: section.id,
    key: section.key,
    number: instance.number,
    group: instance.group,
    title: instance.title,
    kind: instance.kind,
    scope: instance.scope,
    partner: section.owner,
    status: section.status,
    version: text?.version ?? null,
    characters: text?.characters ?? 0,
    words: text?.words ?? 0,
    suggestions: text?.suggestions ?? 0,
    limits: instance.limits,
    required: instance.required,
    assignee: assigneeOf(parts),
    dueAt: section.dueAt?.toISOString() ?? null,
    lastEdit:
      lastEdit === null
        ? null
        : { by: actorOf(lastEdit.author, names), at: lastEdit.at.toISOString() },
    markedReady: actOf(section.markedReady, names, ({ version }) => ({ version })),
    approval: actOf(section.approval, names, ({ version }) => ({ version })),
    changeRequest: actOf(section.changeRequest, names, ({ reason }) => ({ reason })),
    reopenRequest: actOf(section.reopenRequest, names, ({ reason }) => ({ reason })),
    ...rightsOf(parts),
  };
}

/** Everybody whose name stands in the answer on a section. */
export function peopleIn(section: SectionRecord, lastEdit: LastEdit | null): PersonId[] {
  const acts = [
    section.markedReady,
    section.approval,
    section.changeRequest,
    section.reopenRequest,
  ];
  const people = [...acts.map((act) => act?.person), section.assignee?.person, lastEdit?.author];
  return people.filter((person) => person !== undefined && person !== null);
}

/** A person by name and organisation; the name of one who was erased is empty. */
export function actorOf(person: PersonId, names: ReadonlyMap<string, PersonName>): Actor {
  const known = names.get(person);
  return { person, name: known?.name ?? '', organisation: known?.organisation ?? '' };
}

function actOf<Kept extends Act, More>(
  act: Kept | null,
  names: SummaryParts['names'],
  more: (act: Kept) => More,
) {
  return act === null
    ? null
    : { by: actorOf(act.person, names), at: act.at.toISOString(), ...more(act) };
}

function assigneeOf({ dossier, section, names }: SummaryParts): Assignee | null {
  if (section.assignee === null) return null;
  const { partner, person } = section.assignee;
  const personName = person === null ? null : (names.get(person)?.name ?? '');
  return { partner, partnerName: partnerName(dossier, partner), person, personName };
}

function rightsOf({ asker, facts }: SummaryParts): Pick<SectionSummary, 'may' | 'mayNot'> {
  const verdictOf = sectionVerdicts(asker, facts);
  const may = Object.fromEntries(
    sectionAction.options.map((action) => [action, verdictOf[action].allowed]),
  );
  const mayNot: SectionSummary['mayNot'] = {};
  for (const action of sectionAction.options) {
    const verdict = verdictOf[action];
    if (!verdict.allowed) mayNot[action] = verdict.reason;
  }
  // The keys are exactly the actions: they were made from the schema's own list.
  return { may: may as SectionSummary['may'], mayNot };
}
