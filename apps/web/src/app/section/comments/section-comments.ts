import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Service, computed, effect, inject, signal, untracked } from '@angular/core';
import type { Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { refusalSentence } from '@samenpen/access-policy';
import type { SectionDetail, Thread, ThreadAnchor } from '@samenpen/contracts';
import type { Editor } from '@tiptap/core';
import { Sessions } from '../../api/sessions';
import { DossierThreads, sectionOf } from '../../comments/dossier-threads';
import { Drafts } from '../../comments/drafts';
import type { Draft } from '../../comments/drafts';
import { ThreadActions } from '../../comments/thread-actions';
import { WritingInThreads } from '../../comments/writing-in-threads';
import { OpenDossier } from '../../dossier/open-dossier';
import { anchorOn } from '../../live/thread-anchors';
import { Words } from '../../words/words';
import type { ToldPresence } from '../told-presence';
import { isSamePlaces, showMarks, threadMarks } from './thread-marks';
import type { Places, ThreadMark } from './thread-marks';
import { inOrder, isIn } from './thread-order';
import type { Looker, ThreadFilter } from './thread-order';

/** The thread that is being written has no id yet. */
const NEW = 'new';

type Followed = { readonly section: () => SectionDetail; readonly editor: Signal<Editor | null>; readonly told: ToldPresence };

const toneOf = ({ audience, state }: Thread): ThreadMark['tone'] => (state === 'resolved' ? 'resolved' : audience ? 'internal' : 'shared');

/**
 * The comments of the section on the screen: which there are, where they stand in the text, which one is
 * looked at (it stands in the address), and the one that is being written. Panel, text and margin all look here.
 */
@Service({ autoProvided: false })
export class SectionComments {
  private readonly threads = inject(DossierThreads);
  private readonly actions = inject(ThreadActions);
  private readonly drafts = inject(Drafts);
  private readonly writing = inject(WritingInThreads);
  private readonly sessions = inject(Sessions);
  private readonly dossier = inject(OpenDossier);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly words = inject(Words);
  private readonly say = this.words.say;
  private readonly query = toSignal(this.route.queryParamMap);
  private readonly followed = signal<Followed | null>(null);
  private readonly placesNow = signal<Places>(new Map(), { equal: isSamePlaces });

  readonly section = computed(() => this.followed()?.section() ?? null);
  readonly editor = computed(() => this.followed()?.editor() ?? null);
  readonly filter = signal<ThreadFilter>('open');
  readonly isLoaded = this.threads.isLoaded;
  readonly error = this.threads.error;
  /** Where each thread stands in the text; null for one whose text is gone. */
  readonly places = this.placesNow.asReadonly();
  /** The thread that is looked at. */
  readonly active = computed(() => this.query()?.get('opmerking') ?? null);
  /** Where the thread that is being written will hang; null when none is. */
  readonly newAnchor = signal<ThreadAnchor | null>(null);
  /** Whether somebody asked for the field just now, so that it takes the focus. */
  readonly isJustBegun = signal(false);
  /** The thread that was opened last from here. */
  readonly opened = signal<string | null>(null);
  /** What should be brought into view in the panel: a thread, or the field of a new one. */
  readonly wanted = signal<{ readonly id: string } | null>(null);

  /** What draws them in the text; give it to the editor. */
  readonly marksExtension = threadMarks.configure({
    onPlaces: (places) => this.placesNow.set(places),
    onClick: ([first]) => first !== undefined && first !== NEW && this.look(first),
  });

  readonly looker = computed<Looker>(() => {
    const current = this.sessions.current();
    const here = (current?.memberships ?? []).filter(({ dossier }) => dossier.slug === this.dossier.slug());
    return { person: current?.person.id ?? '', partners: here.map(({ partner }) => partner.id) };
  });
  readonly all = computed(() => {
    const id = this.section()?.id;
    return inOrder(this.threads.all().filter((thread) => sectionOf(thread) === id), this.placesNow());
  });
  readonly shown = this.writing.chosenOf(() => {
    const [filter, looker] = [this.filter(), this.looker()];
    return { threads: this.all(), isChosen: (thread) => isIn(filter, thread, looker), by: filter };
  });
  readonly draftPlace = computed(() => `new-${this.section()?.id ?? ''}`);
  readonly mayComment = computed(() => this.section()?.may.comment ?? false);
  /** Why the person may not comment here, in a sentence; null when they may. */
  readonly closedBecause = computed(() => {
    const code = this.section()?.mayNot.comment;
    return code === undefined || this.mayComment() ? null : refusalSentence(code, this.words.language());
  });
  /** Threads with a place in the text, in its order. */
  readonly placed = computed(() => this.shown().filter(({ id }) => this.placesNow().get(id) != null));

  private readonly marks = computed<readonly ThreadMark[]>(() => {
    const shown = new Set(this.shown().map(({ id }) => id));
    const anchored = this.all().filter(({ id, state }) => state === 'open' || shown.has(id));
    const marks = anchored.flatMap((thread): ThreadMark[] => (thread.anchor.kind === 'range' ? [{ id: thread.id, anchor: thread.anchor, tone: toneOf(thread) }] : []));
    const draft = this.newAnchor();
    return draft?.kind === 'range' ? [...marks, { id: NEW, anchor: draft, tone: 'new' }] : marks;
  });

  count(filter: ThreadFilter): number {
    return this.all().filter((thread) => isIn(filter, thread, this.looker())).length;
  }

  /** Call while the component is made. */
  follow(followed: Followed): void {
    this.followed.set(followed);
    const id = computed(() => followed.section().id);
    effect(() => {
      const section = id();
      untracked(() => {
        this.threads.follow({ section });
        this.newAnchor.set(this.drafts.read(this.draftPlace()).anchor);
      });
    });
    effect(() => {
      const editor = followed.editor();
      const change = { marks: this.marks(), active: this.newAnchor() === null ? this.active() : NEW };
      if (editor && !editor.isDestroyed) untracked(() => editor.view.dispatch(showMarks(editor.state, change)));
    });
    // On arriving at a resolved one, not when the one that is looked at gets resolved.
    const arrivedAt = computed(() => this.threads.one(this.active())?.id ?? null);
    effect(() => {
      const thread = arrivedAt();
      if (untracked(() => this.threads.one(thread))?.state === 'resolved') this.filter.set('resolved');
    });
    effect(() => {
      const fresh = this.threads.newest();
      if (fresh && sectionOf(fresh.thread) === untracked(id) && fresh.person !== untracked(this.looker).person) {
        untracked(() => followed.told.tellOnce(this.say('comments.fresh', { name: fresh.author })));
      }
    });
  }

  /** Looks at a thread, and brings its card into view. */
  look(id: string): void {
    this.wanted.set({ id });
    this.stayAt(id);
  }

  /** Looks at a thread: its card and its words stand out, and the address names it. Nothing scrolls. */
  stayAt(id: string): void {
    if (id === this.active()) return;
    void this.router.navigate([], { relativeTo: this.route, queryParams: { opmerking: id }, queryParamsHandling: 'merge', replaceUrl: true, scroll: 'manual' });
  }

  /** Begins a thread on the selection; answers why that cannot be, null when it began. */
  beginOnSelection(): 'comments.selectFirst' | 'comments.notOpened' | null {
    const [editor, section] = [this.editor(), this.section()];
    if (!editor || !section) return 'comments.notOpened';
    const { from, to } = editor.state.selection;
    const range = from === to ? null : anchorOn(editor.state, { from, to });
    if (!range) return 'comments.selectFirst';
    this.begin({ kind: 'range', section: section.id, ...range }, {});
    return null;
  }

  beginOnSection(begun: Partial<Draft> = {}): void {
    const section = this.section();
    if (section) this.begin({ kind: 'section', section: section.id }, begun);
  }

  endNew(): void {
    this.newAnchor.set(null);
    this.opened.set(null);
    this.isJustBegun.set(false);
  }

  readonly sendNew = async (draft: Draft): Promise<void> => {
    const anchor = this.newAnchor();
    const opened = anchor && (await this.actions.open(anchor, draft));
    if (!opened) return;
    void this.announcer.announce(this.say('comments.placed'), 'polite');
    this.filter.set('open');
    this.opened.set(opened.id);
    this.look(opened.id);
  };

  /** The thread under the caret; null when there is none. */
  atCaret(): string | null {
    const editor = this.editor();
    if (!editor) return null;
    const { from } = editor.state.selection;
    return this.placed().find(({ id }) => {
      const place = this.placesNow().get(id);
      return place && place.from <= from && from <= place.to;
    })?.id ?? null;
  }

  /** The next (`1`) or previous (`-1`) thread in the text, round the end. */
  beside(direction: 1 | -1): Thread | null {
    const placed = this.placed();
    const here = placed.findIndex(({ id }) => id === this.active());
    const start = here === -1 ? (direction === 1 ? 0 : placed.length - 1) : here + direction;
    return placed[(start + placed.length) % placed.length] ?? null;
  }

  /** Brings the words of a thread into view, and puts the caret there when the text is to take the focus. */
  showInText(id: string, focus: 'move' | 'keep'): void {
    const editor = this.editor();
    const place = this.placesNow().get(id);
    if (!editor || !place) return;
    if (focus === 'move') editor.chain().setTextSelection(place.from).focus(undefined, { scrollIntoView: false }).run();
    const { node } = editor.view.domAtPos(place.from);
    const element = node instanceof Element ? node : node.parentElement;
    element?.scrollIntoView({ block: 'center' });
  }

  private begin(anchor: ThreadAnchor, begun: Partial<Draft>): void {
    const place = this.draftPlace();
    this.drafts.keep(place, { ...this.drafts.read(place), ...begun, anchor });
    this.isJustBegun.set(true);
    this.newAnchor.set(anchor);
    this.wanted.set({ id: NEW });
  }
}
