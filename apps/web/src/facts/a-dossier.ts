import { verdicts } from '@samenpen/access-policy';
import type { Asker } from '@samenpen/access-policy';
import { iedereenDigitaal2021, sectionInstances } from '@samenpen/call-templates';
import { actor, dossierDetail, sectionAction, session } from '@samenpen/contracts';
import type { Actor, DossierDetail, DossierRole, SectionStatus, SectionSummary, Session } from '@samenpen/contracts';
import { dossierProgress } from '@samenpen/dossier-rules';

/*
 * Facts as the api answers them, for specs: made with the same template and the same rules, and parsed by
 * the same contract, so that a spec cannot stand on an answer that does not exist.
 */

export const NOW = '2021-10-19T13:00:00.000Z';

/** A stable UUID for a number. */
export const id = (number: number): string => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

const municipalities = [
  { name: 'Blankenberge', projectRole: 'penhouder' },
  { name: 'Damme', projectRole: 'initiator' },
  { name: 'Knokke-Heist', projectRole: 'initiator' },
  { name: 'Zuienkerke', projectRole: 'initiator' },
  { name: 'Brugge', projectRole: 'partner-without-funds' },
] as const;

const partnerIds = municipalities.map((_, at) => id(100 + at));

const roleOf = (at: number): DossierRole => (at === 0 ? 'penhouder-admin' : 'partner-editor');

const partners = municipalities.map(({ name, projectRole }, at) => ({
  id: id(100 + at),
  organisation: id(200 + at),
  name,
  nis: null,
  projectRole,
  helix: 'public',
  fundingEligible: name !== 'Brugge',
  fundingReason: name === 'Brugge' ? 'City Deal e-Inclusie' : null,
  members: [{ membership: id(400 + at), person: id(300 + at), name: `Redacteur ${name}`, role: roleOf(at) }],
}));

type Change = Partial<Pick<SectionSummary, 'status' | 'dueAt' | 'characters' | 'assignee' | 'changeRequest' | 'markedReady' | 'approval' | 'lastEdit' | 'suggestions'>>;

type Asked = {
  /** 0 Blankenberge (penhouder), 1 Damme, 2 Knokke-Heist, 3 Zuienkerke, 4 Brugge. */
  readonly as?: number;
  /** Per template key, or `key@partner name`. */
  readonly sections?: Readonly<Record<string, Change>>;
  readonly deadlineMoved?: boolean;
};

function sectionAs(asker: Asker, at: number, change: Change): unknown {
  const instance = instances[at];
  if (instance === undefined) throw new RangeError(`The template has no section ${at}.`);
  const status: SectionStatus = change.status ?? instance.initialStatus;
  const answers = verdicts(asker, {
    dossierStatus: 'drafting',
    status,
    kind: instance.kind,
    scope: instance.scope,
    // The ids above are UUIDs of partners; the brand only exists for the compiler.
    owner: instance.owner as Asker['standings'][number]['partner'] | null,
    assignee: change.assignee ?? null,
    markedReadyBy: null,
    changedBy: [],
    isFourEyes: false,
    mayBeNotApplicable: instance.mayBeNotApplicable,
    readersMayComment: true,
    hasOpenSuggestions: false,
    isConsolidated: instance.isConsolidated,
  });
  const refused: (readonly [string, string])[] = sectionAction.options.flatMap((action) => {
    const verdict = answers[action];
    return verdict.allowed ? [] : [[action, verdict.reason] as const];
  });
  return {
    id: id(1000 + at),
    key: instance.key,
    number: instance.number,
    group: instance.group,
    title: instance.title,
    kind: instance.kind,
    scope: instance.scope,
    partner: instance.owner,
    version: instance.kind === 'text' ? 'v1' : null,
    words: 0,
    suggestions: 0,
    limits: instance.limits,
    required: instance.required,
    reopenRequest: null,
    may: Object.fromEntries(sectionAction.options.map((action) => [action, answers[action].allowed])),
    mayNot: Object.fromEntries(refused),
    characters: 0,
    assignee: null,
    dueAt: null,
    lastEdit: null,
    markedReady: null,
    approval: null,
    changeRequest: null,
    ...change,
    status,
  };
}

const instances = sectionInstances(
  iedereenDigitaal2021,
  partners.map((partner) => ({ id: partner.id, projectRole: partner.projectRole })),
);

/** Somebody of a municipality of Noord, as everybody in the dossier may see them. */
export function anActor(at: number, name: string): Actor {
  return actor.parse({ person: id(300 + at), name, organisation: municipalities[at]?.name ?? '' });
}

/** The dossier Noord as one of its people sees it. */
export function aDossier({ as = 0, sections = {}, deadlineMoved = false }: Asked = {}): DossierDetail {
  const role = roleOf(as);
  // As above: a UUID whose brand only exists for the compiler.
  const asker = { person: id(300 + as), standings: [{ role, partner: partnerIds[as] }] } as unknown as Asker;
  const all = instances.map(({ key, owner }, at) => {
    const name = partners.find((partner) => partner.id === owner)?.name ?? '';
    return sectionAs(asker, at, sections[`${key}@${name}`] ?? sections[key] ?? {});
  });
  const summary = {
    id: id(1),
    slug: 'noord',
    title: 'Dossier Noord',
    call: { slug: 'iedereen-digitaal-2021', title: 'Iedereen Digitaal – e-inclusiebeleid voor lokale besturen' },
    status: 'drafting',
    deadline: '2021-10-29T10:00:00.000Z',
    internalDeadline: '2021-10-28T10:00:00.000Z',
    deadlineMoved,
    penhouder: 'Blankenberge',
    lastActivity: '2021-10-19T12:31:00.000Z',
    roles: [{ role, partner: partnerIds[as], partnerName: municipalities[as]?.name ?? '' }],
    partners,
    sections: all,
    settings: { readersMayComment: true },
    now: NOW,
  };
  const draft = dossierDetail.omit({ progress: true }).parse(summary);
  return { ...draft, progress: dossierProgress(draft.sections.map(({ status }) => status)) };
}

/** The session of the same person. */
export function aSession({ as = 0 }: Pick<Asked, 'as'> = {}): Session {
  return session.parse({
    person: {
      id: id(300 + as),
      name: `Redacteur ${municipalities[as]?.name ?? ''}`,
      email: `redacteur@${(municipalities[as]?.name ?? '').toLowerCase()}.example`,
      language: 'nl',
      theme: 'system',
      isOperator: false,
    },
    memberships: [
      {
        id: id(400 + as),
        dossier: { slug: 'noord', title: 'Dossier Noord' },
        partner: { id: partnerIds[as], name: municipalities[as]?.name ?? '' },
        organisation: id(200 + as),
        role: roleOf(as),
      },
    ],
    demo: true,
  });
}
