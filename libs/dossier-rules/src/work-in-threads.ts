import type { CommentBody, SectionSummary, Thread } from '@samenpen/contracts';
import type { Asker } from '@samenpen/access-policy';
import { decidesOn } from './viewer';
import { byUrgency, type Work } from './work-item';

/** What is asked of a person in one thread. */
export type ThreadWork = Extract<Work, { readonly thread: unknown }>;

/** The open threads of a dossier that somebody may have to do something with, as that person may know them. */
export type ThreadsToLookAt = {
  /** Those that wait for the person: given to her or her organisation, or naming one of them without an answer since. */
  readonly waiting: readonly Thread[];
  /** Those that propose other words for a text. */
  readonly proposing: readonly Thread[];
};

type Placed = { readonly thread: Thread; readonly section: SectionSummary | null };

/** So much of a comment stands in a list. Characters. */
const FIRST_WORDS = 200;

function isGivenTo({ person, standings }: Asker, { assignee }: Thread): boolean {
  if (assignee === null) return false;
  return assignee.person === null ? standings.some(({ partner }) => partner === assignee.partner) : assignee.person === person;
}

function isToBeDecidedBy(viewer: Asker, { thread, section }: Placed): boolean {
  if (thread.proposal?.state !== 'open' || !thread.may.decide || section === null) return false;
  return isGivenTo(viewer, thread) || decidesOn(viewer, section);
}

/** Null for what the person could do nothing about. */
function kindOfWaiting(viewer: Asker, placed: Placed): ThreadWork['kind'] | null {
  const { may } = placed.thread;
  if (isToBeDecidedBy(viewer, placed)) return 'decide-proposal';
  if (isGivenTo(viewer, placed.thread) && (may.resolve || may.comment)) return 'handle-thread';
  return may.comment ? 'answer-thread' : null;
}

function plainWords(body: CommentBody | null): string {
  const words = (body ?? []).map((piece) => (piece.type === 'text' ? piece.text : piece.label)).join('');
  return words.length > FIRST_WORDS ? `${words.slice(0, FIRST_WORDS).trimEnd()}…` : words;
}

function workOf(kind: ThreadWork['kind'], { thread, section }: Placed): ThreadWork[] {
  const last = thread.comments.findLast(({ body }) => body !== null) ?? thread.comments.at(-1);
  if (last === undefined) return [];
  const { id, audience, proposal, dueAt } = thread;
  const shown = { id, audience: audience?.name ?? null, by: last.by, words: plainWords(last.body) };
  return [{ kind, dueAt, section, thread: { ...shown, proposal: proposal === null ? null : { replacement: proposal.replacement } } }];
}

/** What is asked of a person in the threads of a dossier, one entry per thread, most urgent first. */
export function workInThreads(viewer: Asker, { waiting, proposing }: ThreadsToLookAt, sections: readonly SectionSummary[]): readonly ThreadWork[] {
  const byId = new Map<string, SectionSummary>(sections.map((section) => [section.id, section]));
  const placed = (thread: Thread): Placed => ({
    thread,
    section: thread.anchor.kind === 'dossier' ? null : (byId.get(thread.anchor.section) ?? null),
  });
  const known = new Set(waiting.map(({ id }) => id));
  const asked = waiting.map(placed).flatMap((one) => {
    const kind = kindOfWaiting(viewer, one);
    return kind === null ? [] : workOf(kind, one);
  });
  const proposed = proposing
    .filter(({ id }) => !known.has(id))
    .map(placed)
    .filter((one) => isToBeDecidedBy(viewer, one))
    .flatMap((one) => workOf('decide-proposal', one));
  return [...asked, ...proposed].toSorted(byUrgency);
}
