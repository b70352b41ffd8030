import {
  actionPointId,
  commentId,
  reviewItemId,
  reviewSession,
  reviewSessionId,
  thread,
  threadId,
  type ItemDecision,
  type PersonId,
  type ReviewSession,
  type SectionSummary,
  type Thread,
} from '@samenpen/contracts';
import { colleague, partner, viewer } from './dossier-builders';

/* Builders of threads and sessions for the tests of this lib. Not exported. */

const uuid = (group: number, number: number) => `00000000-0000-4000-81${group}0-${String(number).padStart(12, '0')}`;
const NOW = '2021-10-10T10:00:00Z';
const dossier = { slug: 'noord', title: 'Noord' };

export const person = (id: PersonId) => ({ person: id, name: id === viewer ? 'Ik' : 'Bo', organisation: 'Damme' });

const everything = { comment: true, resolve: true, reopen: true, assign: true, decide: true, withdraw: true };

/** An open thread on a section (or on the dossier), in which the viewer may do everything unless said otherwise. */
export function aThread(on: SectionSummary | null, different: { readonly [Key in keyof Thread]?: unknown } = {}): Thread {
  return thread.parse({
    id: threadId.parse(uuid(0, 1)),
    dossier,
    anchor: on === null ? { kind: 'dossier' } : { kind: 'section', section: on.id },
    standing: null,
    place: null,
    audience: null,
    state: 'open',
    resolved: null,
    assignee: null,
    dueAt: null,
    proposal: null,
    comments: [aComment(1, 'Klopt dit?')],
    revision: 1,
    changedAt: NOW,
    mayNot: {},
    ...different,
    may: { ...everything, ...(different.may ?? {}) },
  });
}

/** A comment of a colleague; null: deleted. */
export function aComment(number: number, words: string | null): unknown {
  return {
    id: commentId.parse(uuid(1, number)),
    by: person(colleague),
    partner: { id: partner.damme, name: 'Damme' },
    at: NOW,
    editedAt: null,
    deletedAt: words === null ? NOW : null,
    body: words === null ? null : [{ type: 'text', text: words }],
    may: { edit: false, delete: false },
  };
}

/** What was decided on an item, waiting for the penhouder unless said otherwise. */
export function aDecision(by: PersonId, kind: ItemDecision['kind'] = 'approve', state: ItemDecision['state'] = 'waiting'): ItemDecision {
  return { kind, state, reason: null, by: person(by), at: NOW, confirmedBy: null, version: 'v' };
}

export function anItem(section: SectionSummary, decision: ItemDecision | null): ReviewSession['items'][number] {
  const { id, number, title, kind, status } = section;
  return {
    id: reviewItemId.parse(uuid(2, 1)),
    section: { id, number, title, partnerName: null, kind, status, isGone: false },
    minutes: 10,
    spentSeconds: 0,
    openSince: null,
    openedVersion: null,
    turns: [],
    stances: [],
    decision,
    approved: null,
    note: '',
  };
}

type Given = { readonly to?: PersonId; readonly of?: ReviewSession['actionPoints'][number]['partner']; readonly dueAt?: string; readonly doneAt?: string };

export function aPoint(text: string, { to, of = null, dueAt, doneAt }: Given = {}): ReviewSession['actionPoints'][number] {
  return {
    id: actionPointId.parse(uuid(3, text.length)),
    item: null,
    text,
    partner: of,
    person: to === undefined ? null : { id: to, name: 'x' },
    dueAt: dueAt ?? null,
    doneAt: doneAt ?? null,
  };
}

const nothing = { change: false, cancel: false, start: false, join: false, chair: false, takeOver: false, state: false, confirm: false, minutes: false, accept: false, adopt: false };

/** A session that has ended, in which the viewer may do what is said. */
export function aSession(different: { readonly [Key in keyof ReviewSession]?: unknown } = {}): ReviewSession {
  return reviewSession.parse({
    id: reviewSessionId.parse(uuid(4, 1)),
    cancelReason: null,
    dossier,
    title: 'Overleg',
    startsAt: NOW,
    place: '',
    preparation: '',
    state: 'ended',
    chair: person(colleague),
    chairChanges: [],
    startedAt: NOW,
    endedAt: NOW,
    current: null,
    invited: [],
    attendance: [viewer, colleague].map((id) => ({ by: person(id), partner: { id: partner.damme, name: 'Damme' }, joinedAt: NOW, lastSeenAt: NOW, isHere: false })),
    items: [],
    actionPoints: [],
    note: '',
    accepted: [],
    revision: 1,
    minutesRevision: 1,
    mayNot: {},
    ...different,
    may: { ...nothing, ...(different.may ?? {}) },
  });
}
