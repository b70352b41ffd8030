import type { SectionStatus, WorkItem } from '@samenpen/contracts';
import type { IconName } from '@samenpen/ui';
import type { Words } from '../words/words';

/** One line of *Mijn werk* as it stands on the screen. */
export type WorkLine = {
  readonly key: string;
  readonly kind: WorkItem['kind'];
  readonly icon: IconName;
  readonly link: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly number: string | null;
  readonly title: string;
  readonly asked: string;
  readonly partner: string | null;
  readonly dossier: WorkItem['dossier'];
  /** Name of the one municipality that knows of it. */
  readonly internalTo: string | null;
  /** Words of somebody else: the reason, or what was said. */
  readonly quote: string | null;
  readonly dueAt: string | null;
  readonly status: SectionStatus | null;
};

type Shown = Omit<WorkLine, 'kind' | 'icon' | 'dossier' | 'dueAt'>;

const icons: Readonly<Record<WorkItem['kind'], IconName>> = {
  write: 'pencil',
  mend: 'undo-2',
  review: 'flag',
  'decide-reopen': 'lock-open',
  'decide-suggestions': 'pencil-line',
  'decide-proposal': 'text-quote',
  'handle-thread': 'message-square',
  'answer-thread': 'at-sign',
  'confirm-decision': 'badge-check',
  'withdraw-decision': 'undo-2',
  'action-point': 'list-checks',
  'accept-minutes': 'signature',
  'adopt-minutes': 'signature',
};

const nothing = { query: {}, number: null, partner: null, internalTo: null, quote: null, status: null };

const sectionLink = ({ dossier: { slug } }: WorkItem, section: string): string[] => ['/dossiers', slug, 'secties', section];
const sessionLink = ({ dossier: { slug } }: WorkItem, session: string): string[] => ['/dossiers', slug, 'overleg', session];

type OfKind<Item, Part> = Item extends Part ? Item : never;
type InThread = OfKind<WorkItem, { thread: unknown }>;
type Decided = OfKind<WorkItem, { decidedBy: unknown }>;
type InSection = Exclude<OfKind<WorkItem, { section: unknown }>, InThread | Decided>;
type InSession = OfKind<WorkItem, { kind: 'accept-minutes' | 'adopt-minutes' }>;
type GivenPoint = OfKind<WorkItem, { kind: 'action-point' }>;

function inSection(item: InSection, { say }: Words): Shown {
  const { kind, section, partnerName } = item;
  const reasons = { mend: section.changeRequest?.reason, 'decide-reopen': section.reopenRequest?.reason };
  return {
    ...nothing,
    key: section.id,
    link: sectionLink(item, section.id),
    query: kind === 'decide-suggestions' ? { paneel: 'wijzigingen' } : {},
    number: section.number,
    title: section.title,
    asked: say(`work.${kind}`),
    partner: partnerName,
    quote: (kind === 'mend' || kind === 'decide-reopen' ? reasons[kind] : null) ?? null,
    status: section.status,
  };
}

function inThread(item: InThread, { say }: Words): Shown {
  const { kind, section, thread, dossier } = item;
  return {
    ...nothing,
    key: thread.id,
    link: section === null ? ['/dossiers', dossier.slug] : sectionLink(item, section.id),
    query: { opmerking: thread.id },
    number: section?.number ?? null,
    title: section?.title ?? dossier.title,
    asked: say(`work.${kind}`, { name: thread.by.name }),
    partner: item.partnerName,
    internalTo: thread.audience,
    quote: thread.words === '' ? null : thread.words,
    status: section?.status ?? null,
  };
}

function decided(item: Decided, { say }: Words): Shown {
  const { kind, session, section, partnerName, decision } = item;
  return {
    ...nothing,
    key: `${session.id}/${section.id}`,
    // Afterwards the text is looked at, and decided on, in the section itself; what is taken back stands in the minutes.
    link: kind === 'withdraw-decision' || session.state === 'running' ? sessionLink(item, session.id) : sectionLink(item, section.id),
    number: section.number,
    title: section.title,
    asked: say(`work.${kind}`, { decision: say(`review.decision.waits.${decision}`), session: session.title }),
    partner: partnerName,
    status: section.status,
  };
}

function toDo(item: GivenPoint, { say }: Words): Shown {
  const { session, point } = item;
  return {
    ...nothing,
    key: point.id,
    link: sessionLink(item, session.id),
    title: point.text,
    asked: say('work.action-point', { session: session.title }),
    partner: point.partnerName,
  };
}

function inMinutes(item: InSession, { say }: Words): Shown {
  const { kind, session } = item;
  return { ...nothing, key: session.id, link: sessionLink(item, session.id), title: session.title, asked: say(`work.${kind}`) };
}

function shown(item: WorkItem, words: Words): Shown {
  switch (item.kind) {
    case 'decide-proposal':
    case 'handle-thread':
    case 'answer-thread': {
      return inThread(item, words);
    }
    case 'confirm-decision':
    case 'withdraw-decision': {
      return decided(item, words);
    }
    case 'action-point': {
      return toDo(item, words);
    }
    case 'accept-minutes':
    case 'adopt-minutes': {
      return inMinutes(item, words);
    }
    default: {
      return inSection(item, words);
    }
  }
}

/** What a line says and where it leads: to the section, to the thread at its place, to the session or its minutes. */
export function workLine(item: WorkItem, words: Words): WorkLine {
  const { kind, dossier, dueAt } = item;
  return { kind, icon: icons[kind], dossier, dueAt, ...shown(item, words) };
}
