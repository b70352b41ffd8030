import { Component, DestroyRef, DOCUMENT, ElementRef, computed, effect, inject, input, linkedSignal, output, signal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReviewItem, SectionDetail } from '@samenpen/contracts';
import { Icon, Skeleton, StateBadge } from '@samenpen/ui';
import { Sections } from '../api/sections';
import { Sessions } from '../api/sessions';
import { statusKey } from '../dossier/status-key';
import { LiveSection } from '../live/live-section';
import type { SeenText } from '../live/live-section';
import { blockAt, tellView, viewOf } from '../live/shared-view';
import { Prose } from '../reading/prose';
import { LoadFault } from '../shell/load-fault';
import { TextEditor } from '../section/editor/text-editor';
import { goTo } from '../section/suggestions/suggestion-places';
import { keepVisit } from '../section/versions/keep-visit';
import { Words } from '../words/words';

/** How long a decision waits until everything typed is acknowledged; milliseconds. */
const SETTLE_MS = 8_000;
/** Scrolling has come to rest after this many milliseconds. */
const REST_MS = 250;

/**
 * The text of an item, live: everybody reads along, and sees where the chair points. Who mends it meanwhile does so in
 * the section itself; here it follows.
 */
@Component({
  selector: 'sp-item-text',
  imports: [Icon, LoadFault, Prose, RouterLink, Skeleton, StateBadge, TextEditor],
  templateUrl: './item-text.html',
  styleUrls: ['../section/text-section.css', './item-text.css'],
})
export class ItemText {
  /** The item whose section is shown. */
  readonly item = input.required<ReviewItem>();
  readonly slug = input.required<string>();
  /** The chair, who is followed; null: nobody is. */
  readonly followed = input.required<string | null>();
  /** Whether the person is the chair: then the others see what is on this screen, and what is pointed at. */
  readonly isLeading = input(false);
  /** The person does something of their own, so that following stops. */
  readonly acted = output();

  protected readonly say = inject(Words).say;
  private readonly document = inject(DOCUMENT);
  private readonly sessions = inject(Sessions);
  protected readonly live = new LiveSection();
  /** The suggestions that stand open in the text, in its order. */
  readonly suggested = this.live.suggestions;
  protected readonly statusKey = statusKey;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly binding = viewChild(TextEditor);
  private readonly id = computed(() => this.item().section.id);
  /** Whoever signs in again is the same person: the text stays open, with the place on it. */
  private readonly person = computed(() => this.sessions.current()?.person.id);
  /** The state is part of what is asked for: after a decision the section is another one. */
  protected readonly resource = inject(Sections).one(this.id);
  private readonly status = computed(() => this.item().section.status);
  /** A look that fails, or is under way, keeps what is on the screen; another section starts anew. */
  protected readonly detail = linkedSignal<{ id: string; found: SectionDetail | null }, SectionDetail | null>({
    source: () => ({ id: this.id(), found: this.resource.hasValue() ? this.resource.value() : null }),
    computation: ({ id, found }, before) => (found?.id === id ? found : before?.source.id === id ? before.value : null),
  }).asReadonly();
  private readonly schemaVersion = computed(() => this.detail()?.schemaVersion ?? null);
  private readonly caretMoves = signal(0);

  constructor() {
    effect(() => {
      this.status();
      untracked(() => this.resource.reload());
    });
    effect(() => {
      const person = this.person();
      const section = this.id();
      const schemaVersion = this.schemaVersion();
      if (person === undefined || schemaVersion === null) return;
      untracked(() => void this.live.open({ owner: { person, section }, schemaVersion }));
    });
    // What was read together has been seen: the next day only what came after it is new.
    keepVisit(this.id);
    this.watchActs();
    this.tellWhereOneIs();
    this.followView();
    this.watchCarets();
    effect(() => {
      const person = this.followed();
      this.caretMoves();
      if (person !== null) untracked(() => this.show(person));
    });
  }

  /** Resolves once everything typed is acknowledged; false when that takes too long. */
  settled(): Promise<boolean> {
    return this.live.settled(SETTLE_MS);
  }

  /** Brings a suggestion into view. */
  showSuggestion(id: string): void {
    const editor = this.binding()?.editor();
    if (editor) goTo(editor, id);
  }

  /** What stands on the screen, when all that was typed is acknowledged; null when that takes too long, or another text came. */
  async seen(): Promise<SeenText | null> {
    const asked = this.id();
    return (await this.settled()) && asked === this.id() ? this.live.seen() : null;
  }

  /** Scrolling, pointing and keys inside the text are the person's own. */
  private watchActs(): void {
    const act = () => this.acted.emit();
    for (const kind of ['wheel', 'pointerdown', 'keydown'] as const) this.host.nativeElement.addEventListener(kind, act, { passive: true });
  }

  /** Where the chair has the text on the screen, once scrolling rests. */
  private tellWhereOneIs(): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      const [text, editor] = [this.live.text(), this.binding()?.editor()];
      if (this.isLeading() && text && editor) tellView(editor, text);
    };
    const rest = (): void => {
      clearTimeout(timer);
      timer = setTimeout(tell, REST_MS);
    };
    this.document.addEventListener('scroll', rest, { passive: true });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(timer);
      this.document.removeEventListener('scroll', rest);
    });
  }

  private followView(): void {
    const view = signal<string | null>(null);
    effect((onCleanup) => {
      const [person, awareness] = [this.followed(), this.live.text()?.awareness];
      const look = (): void => view.set(person === null || !awareness ? null : viewOf(person, awareness));
      look();
      awareness?.on('change', look);
      onCleanup(() => awareness?.off('change', look));
    });
    effect(() => {
      const [place, text, editor] = [view(), this.live.text(), this.binding()?.editor()];
      if (place !== null && text && editor) untracked(() => this.bring(blockAt(place, editor, text), 'start'));
    });
  }

  private bring(element: HTMLElement | null | undefined, block: ScrollLogicalPosition): void {
    const isCalm = this.document.defaultView?.matchMedia('(prefers-reduced-motion: reduce)').matches === true;
    element?.scrollIntoView({ block, behavior: isCalm ? 'auto' : 'smooth' });
  }

  /** Carets are drawn in the text; each move of one draws it anew. */
  private watchCarets(): void {
    const watcher = new MutationObserver((changes) => {
      const isCaret = (node: Node) => node instanceof HTMLElement && (node.matches('.caret') || node.querySelector('.caret') !== null);
      if (changes.some(({ addedNodes }) => [...addedNodes].some(isCaret))) this.caretMoves.update((count) => count + 1);
    });
    watcher.observe(this.host.nativeElement, { childList: true, subtree: true });
    inject(DestroyRef).onDestroy(() => watcher.disconnect());
    // The editor is made after the text came; the observer sees it by its carets alone.
    effect(() => {
      this.binding()?.editor();
      untracked(() => this.caretMoves.update((count) => count + 1));
    });
  }

  /** Brings the place of a person's caret into view. */
  private show(person: string): void {
    const caret = [...this.host.nativeElement.querySelectorAll<HTMLElement>('.caret')].find(({ dataset }) => dataset['person'] === person);
    this.bring(caret, 'center');
  }
}
