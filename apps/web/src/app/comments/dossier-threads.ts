import { DestroyRef, Service, computed, effect, inject, signal, untracked } from '@angular/core';
import type { SectionId, Thread, ThreadHint } from '@samenpen/contracts';
import { onNews } from '../api/after-all';
import { GrowingWait } from '../api/growing-wait';
import { LoginEnd } from '../api/login-end';
import { isPassing, requestFault } from '../api/problems';
import { Threads } from '../api/threads';
import { changesRights } from '../dossier/changes-rights';
import { OpenDossier } from '../dossier/open-dossier';
import { DossierPresence } from '../live/dossier-presence';
import { WritingInThreads } from './writing-in-threads';

/** Hints that come close together are followed together, after this many milliseconds. */
const REST_MS = 250;
/** With more threads than this to look at again, the list is asked once instead. */
const ONE_BY_ONE = 8;

/** Which threads a screen needs: all of one section, or every open one of the dossier. */
export type ThreadScope = { readonly section: SectionId } | { readonly state: 'open' };

/** Somebody wrote in a thread: what is new in it since it was last seen here. */
export type FreshComment = { readonly thread: Thread; readonly author: string; readonly person: string };

export const isOpenThread = ({ state }: Thread): boolean => state === 'open';

/** The section that a thread hangs on; null for one on the whole dossier. */
export const sectionOf = ({ anchor }: Thread): SectionId | null => (anchor.kind === 'dossier' ? null : anchor.section);

/** What is left of a thread that is gone, for who is writing in it: a place for the words, to take them along. */
function leftOf(thread: Thread): Thread {
  const comments = thread.comments.map((comment) => ({ ...comment, body: null, may: { edit: false, delete: false } }));
  const may = { comment: true, resolve: false, reopen: false, assign: false, decide: false, withdraw: false };
  return { ...thread, assignee: null, dueAt: null, proposal: null, comments, may };
}

/** The answer to the list of that number. */
type ThreadsListed = { readonly found: readonly Thread[]; readonly scope: ThreadScope; readonly number: number };

const scopeKey = (scope: ThreadScope): string => JSON.stringify(scope);

/**
 * The threads that the screen shows, as the server last told of them. A live hint has one thread read again;
 * once the dossier is joined, and joined again after the connection was away, all of it is. Provided by the frame of the dossier, so that what one screen
 * read is there at once for the next.
 */
@Service({ autoProvided: false })
export class DossierThreads {
  private readonly api = inject(Threads);
  private readonly dossier = inject(OpenDossier);
  private readonly writing = inject(WritingInThreads);
  private readonly known = signal<ReadonlyMap<string, Thread>>(new Map());
  private readonly loaded = signal<ReadonlySet<string>>(new Set());
  private readonly failure = signal<unknown>(null);
  private readonly fresh = signal<FreshComment | null>(null);
  private readonly waiting = new Set<string>();
  private readonly goneOnes = new WeakSet<Thread>();
  private readonly scope = signal<ThreadScope | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private readonly untilAgain = new GrowingWait();
  /** How many lists were asked for; and which of them was the newest when what is known of each thread was read. */
  private lists = 0;
  private readonly knownSince = new Map<string, number>();

  readonly all = computed(() => [...this.known().values()]);
  /** Whether what the screen asked for has been read; that there is none means something only then. */
  readonly isLoaded = computed(() => {
    const scope = this.scope();
    return scope !== null && this.loaded().has(scopeKey(scope));
  });
  /** Why it could not be read, null when it could. */
  readonly error = this.failure.asReadonly();
  /** The newest comment that came in live. */
  readonly newest = this.fresh.asReadonly();

  constructor() {
    const presence = inject(DossierPresence);
    const loginEnd = inject(LoginEnd);
    effect(() => {
      this.dossier.slug();
      untracked(() => this.begin());
    });
    onNews(() => presence.joined() > 0 || loginEnd.epoch() > 0, () => void this.look());
    effect(() => {
      // What may be done with a thread is in the thread as it was read.
      if (changesRights(presence.newest())) untracked(() => void this.look());
    });
    const stop = presence.onThread((hint) => this.heard(hint));
    inject(DestroyRef).onDestroy(() => {
      stop();
      clearTimeout(this.timer);
      clearTimeout(this.again);
    });
  }

  /** What the screen shows from now on. */
  follow(scope: ThreadScope): void {
    const now = this.scope();
    if (now !== null && scopeKey(now) === scopeKey(scope)) return;
    this.scope.set(scope);
    void this.look();
  }

  one(id: string | null): Thread | null {
    return id === null ? null : (this.known().get(id) ?? null);
  }

  /** Takes in a thread as the server answered it; an older answer that comes late is left. */
  keep(thread: Thread): void {
    this.knownSince.set(thread.id, this.lists);
    this.known.update((known) => {
      const before = known.get(thread.id);
      return before && before.revision > thread.revision ? known : new Map(known).set(thread.id, thread);
    });
  }

  /** What was written in a thread is given up, or sent: whether its card goes, because it stood there for that alone. */
  letGo(id: string): boolean {
    const thread = this.one(id);
    const isGone = thread !== null && this.goneOnes.has(thread) && !this.writing.isIn(id);
    if (isGone) this.forget(id);
    return isGone;
  }

  /** Reads everything again. What is on the screen stays until the answer, and when there is none. */
  async look(): Promise<void> {
    const scope = this.scope();
    const slug = this.dossier.slug();
    if (slug === '' || scope === null) return;
    const number = ++this.lists;
    try {
      const found = await this.api.list(slug, scope);
      if (slug !== this.dossier.slug()) return;
      const answered = this.take({ found, scope, number });
      this.failure.set(null);
      this.untilAgain.reset();
      this.loaded.update((loaded) => new Set(loaded).add(scopeKey(scope)));
      // Among the open ones it is missing when it was resolved, too.
      if ('state' in scope) for (const { id } of answered) void this.readAgain(id);
    } catch (error) {
      // Said where the threads would stand, with a button to try again.
      this.failure.set(error);
      if (isPassing(requestFault(error))) this.lookLater();
    }
  }

  /** Reads the resolved ones on the dossier as a whole, which nothing else asks for; throws when there is no answer. */
  async lookAtResolved(): Promise<void> {
    await this.lookBeside({ state: 'resolved' }, (thread) => sectionOf(thread) === null);
  }

  /** Reads the threads of one section again: where they hang moves with its text. */
  async lookIn(section: SectionId): Promise<void> {
    await this.lookBeside({ section }, () => true);
  }

  /** Reads one thread again; one that is gone is forgotten, and without an answer all are asked for later. */
  async readAgain(id: string): Promise<void> {
    try {
      const before = this.known().get(id);
      const thread = await this.api.read(id);
      this.untilAgain.reset();
      this.keep(thread);
      const last = thread.comments.at(-1);
      if (last && thread.comments.length > (before?.comments.length ?? 0)) this.fresh.set({ thread, author: last.by.name, person: last.by.person });
    } catch (error) {
      const fault = requestFault(error);
      // No longer ours to see.
      if (fault.kind === 'problem' && fault.answer.code === 'not-found') this.forget(id);
      else if (isPassing(fault)) this.lookLater();
    }
  }

  /** Takes in what is beside the scope of the screen, except what was deleted while the list was on its way. */
  private async lookBeside(scope: ThreadScope | { readonly state: 'resolved' }, isWanted: (thread: Thread) => boolean): Promise<void> {
    const slug = this.dossier.slug();
    const number = ++this.lists;
    const found = await this.api.list(slug, scope);
    if (slug !== this.dossier.slug()) return;
    const isGone = (id: string): boolean => !this.known().has(id) && (this.knownSince.get(id) ?? 0) >= number;
    for (const thread of found) if (isWanted(thread) && !isGone(thread.id)) this.keep(thread);
  }

  /** Takes in a list; answers what it no longer has although something is being written in it. */
  private take({ found, scope, number }: ThreadsListed): readonly Thread[] {
    const known = this.known();
    const isOutside = (thread: Thread): boolean => ('section' in scope ? sectionOf(thread) !== scope.section : !isOpenThread(thread));
    // What was opened, answered or deleted while the list was on its way is newer than the list.
    const isNewer = (id: string): boolean => (this.knownSince.get(id) ?? 0) >= number;
    const listed = new Set<string>(found.map(({ id }) => id));
    const answered = [...known.values()].filter((thread) => !isOutside(thread) && !listed.has(thread.id) && this.writing.isIn(thread.id));
    const newest = new Map<string, Thread>(found.filter(({ id }) => known.has(id) || !isNewer(id)).map((thread) => [thread.id, thread]));
    for (const thread of answered) newest.set(thread.id, 'section' in scope ? this.gone(thread) : thread);
    const kept = [...known.values()].filter((thread) => isOutside(thread) || isNewer(thread.id));
    for (const thread of kept) if (thread.revision >= (newest.get(thread.id)?.revision ?? 0)) newest.set(thread.id, thread);
    // Also of those that it no longer has: an older list that comes late does not bring them back.
    for (const [id, thread] of [...known, ...newest]) if (!isOutside(thread) && !isNewer(id)) this.knownSince.set(id, number);
    this.known.set(newest);
    return answered;
  }

  private begin(): void {
    this.known.set(new Map());
    this.knownSince.clear();
    this.loaded.set(new Set());
    void this.look();
  }

  private heard({ thread, revision }: ThreadHint): void {
    if ((this.known().get(thread)?.revision ?? 0) >= revision) return;
    this.waiting.add(thread);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.followHints();
    }, REST_MS);
  }

  private async followHints(): Promise<void> {
    const ids = [...this.waiting];
    this.waiting.clear();
    if (ids.length > ONE_BY_ONE) await this.look();
    else await Promise.all(ids.map((id) => this.readAgain(id)));
  }

  /** Nobody tells a second time of what was asked for and not answered. */
  private lookLater(): void {
    this.again ??= setTimeout(() => {
      this.again = undefined;
      void this.look();
    }, this.untilAgain.next());
  }

  private forget(id: string): void {
    this.knownSince.set(id, this.lists);
    this.known.update((known) => {
      const left = new Map(known);
      const thread = left.get(id);
      if (thread && this.writing.isIn(id)) left.set(id, this.gone(thread));
      else left.delete(id);
      return left;
    });
  }

  private gone(thread: Thread): Thread {
    const left = leftOf(thread);
    this.goneOnes.add(left);
    return left;
  }
}
