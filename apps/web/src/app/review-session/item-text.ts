import { Component, DestroyRef, DOCUMENT, ElementRef, computed, effect, inject, input, output, signal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReviewItem } from '@samenpen/contracts';
import { Icon, Skeleton, StateBadge } from '@samenpen/ui';
import { Sections } from '../api/sections';
import { Sessions } from '../api/sessions';
import { statusKey } from '../dossier/status-key';
import { LiveSection } from '../live/live-section';
import type { SeenText } from '../live/live-section';
import { Prose } from '../reading/prose';
import { LoadFault } from '../shell/load-fault';
import { TextEditor } from '../section/editor/text-editor';
import { goTo } from '../section/suggestions/suggestion-places';
import { keepVisit } from '../section/versions/keep-visit';
import { Words } from '../words/words';

/** How long a decision waits until everything typed is acknowledged; milliseconds. */
const SETTLE_MS = 8_000;

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
  /** The chair, whose caret is followed; null: nobody's. */
  readonly followed = input.required<string | null>();
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
  /** The state is part of what is asked for: after a decision the section is another one. */
  protected readonly resource = inject(Sections).one(this.id);
  private readonly status = computed(() => this.item().section.status);
  protected readonly detail = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  private readonly schemaVersion = computed(() => this.detail()?.schemaVersion ?? null);
  private readonly caretMoves = signal(0);

  constructor() {
    effect(() => {
      this.status();
      untracked(() => this.resource.reload());
    });
    effect(() => {
      const person = this.sessions.current()?.person.id;
      const section = this.id();
      const schemaVersion = this.schemaVersion();
      if (person === undefined || schemaVersion === null) return;
      untracked(() => void this.live.open({ owner: { person, section }, schemaVersion }));
    });
    // What was read together has been seen: the next day only what came after it is new.
    keepVisit(this.id);
    this.watchActs();
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

  /** What stands on the screen, when all that was typed is acknowledged; null when that takes too long. */
  async seen(): Promise<SeenText | null> {
    return (await this.settled()) ? this.live.seen() : null;
  }

  /** Scrolling, pointing and keys inside the text are the person's own. */
  private watchActs(): void {
    const act = () => this.acted.emit();
    for (const kind of ['wheel', 'pointerdown', 'keydown'] as const) this.host.nativeElement.addEventListener(kind, act, { passive: true });
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
    const isCalm = this.document.defaultView?.matchMedia('(prefers-reduced-motion: reduce)').matches === true;
    caret?.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
  }
}
