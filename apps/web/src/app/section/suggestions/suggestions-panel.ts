import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, DOCUMENT, DestroyRef, ElementRef, computed, effect, inject, input, linkedSignal, output, signal, untracked, viewChild } from '@angular/core';
import type { DecidedSuggestion, SectionId, SectionSuggestions, Suggestion, SuggestionVerdict } from '@samenpen/contracts';
import type { Suggestion as TextSuggestion } from '@samenpen/dossier-document';
import { EmptyState, Icon, Skeleton } from '@samenpen/ui';
import { afterAll, onNews } from '../../api/after-all';
import { PartlyDecided, SuggestionCalls } from '../../api/suggestions';
import { DossierPresence } from '../../live/dossier-presence';
import { focusHolder, focusKeeper } from '../../shell/focus-keeper';
import { LeftWords } from '../../shell/left-words';
import { LoadFault } from '../../shell/load-fault';
import { Instants } from '../../words/instants';
import type { TextKey } from '../../words/text-key';
import { Words } from '../../words/words';
import { DecisionFault } from './decision-fault';
import { ALL, SuggestionDrafts } from './suggestion-drafts';
import type { SuggestionDraft, SuggestionField } from './suggestion-drafts';

type Question = { readonly decision: 'accept' | 'reject'; readonly ids: readonly string[]; readonly sentence: string };

const decisionKeys: Readonly<Record<SuggestionVerdict, TextKey>> = {
  accept: 'section.suggest.accepted',
  reject: 'section.suggest.rejected',
  withdraw: 'section.suggest.withdrawn',
};

/** Characters of a suggestion in the name of its card. */
const SHORT = 60;

/** *Wijzigingen*: what is suggested in the text, in its order, and what was decided. */
@Component({
  selector: 'sp-suggestions-panel',
  imports: [EmptyState, Icon, LeftWords, LoadFault, Skeleton],
  templateUrl: './suggestions-panel.html',
  styleUrl: './suggestions-panel.css',
})
export class SuggestionsPanel {
  readonly section = input.required<SectionId>();
  /** What stands in the text on the screen, in its order. */
  readonly inText = input.required<readonly TextSuggestion[]>();
  /** Whether all of the text is there; of a suggestion that is missing in it nothing is known before. */
  readonly isTextWhole = input(true);
  /** The suggestion whose place in the text was pressed. */
  readonly current = input<string | null>(null);
  /** The dossier clock. */
  readonly now = input.required<Date>();
  /** Moves when something happened; the panel looks again. */
  readonly occasion = input.required<number>();
  /** Whether what was decided before stands under it. */
  readonly shows = input<'all' | 'open'>('all');
  /** Resolves once what was typed here is stored; false: it could not be. */
  readonly settle = input.required<() => Promise<boolean>>();

  /** The person wants to see this one in the text. */
  readonly shown = output<string>();
  /** Suggestions were decided from here. */
  readonly decidedHere = output();
  /** The suggestions that the server knows to be the person's own. */
  readonly mine = output<readonly string[]>();

  private readonly words = inject(Words);
  private readonly instants = inject(Instants);
  private readonly calls = inject(SuggestionCalls);
  private readonly faults = inject(DecisionFault);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly document = inject(DOCUMENT);
  private readonly questionBox = viewChild<ElementRef<HTMLElement>>('questionBox');
  protected readonly keepFocus = focusKeeper();
  private readonly holdFocus = focusHolder('#suggestions-top');
  protected readonly say = this.words.say;

  protected readonly list = this.calls.ofSection(this.section);
  private readonly again = afterAll(this.list);
  /** Stays on the screen while the list is asked again, also when no answer comes. */
  protected readonly known = linkedSignal<{ section: SectionId; list: SectionSuggestions | null }, SectionSuggestions | null>({
    source: () => ({ section: this.section(), list: this.list.hasValue() ? this.list.value() : null }),
    computation: ({ section, list }, before) => list ?? (before?.source.section === section ? before.value : null),
  });
  /** The words as they stand on the screen now, with what the server knows of them. */
  protected readonly items = computed<Suggestion[]>(() => {
    const known = new Map(this.known()?.open.map((one) => [one.id, one]));
    return this.inText().map((one) => ({ author: null, others: [], at: '', remark: null, isMine: false, ...known.get(one.id), ...one }));
  });
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly asked = signal<Question | null>(null);
  /** What is being written at them; to reject one without a reason, a single press is enough. */
  protected readonly drafts = new SuggestionDrafts(this.section);
  protected readonly all = ALL;
  protected readonly isBusy = signal(false);
  /** What was being written about suggestions that are open no more. */
  protected readonly left = computed(() => {
    if (!this.isTextWhole()) return [];
    const standing = new Set(this.items().map(({ id }) => id));
    if (standing.size > (this.asked() === null ? 1 : 0)) standing.add(ALL);
    // A reason that is on its way may have been given.
    return this.drafts.written().filter(({ field, about }) => !standing.has(about) && !(field === 'reason' && this.isBusy()));
  });
  protected readonly fault = signal<string | null>(null);
  /** One that the server does not know yet is asked for once more. */
  private readonly unknown = computed(() => {
    const known = new Set(this.known()?.open.map(({ id }) => id));
    return this.inText().filter(({ id }) => !known.has(id)).map(({ id }) => id).join(' ');
  });

  constructor() {
    onNews(() => this.occasion() > 0, this.again);
    inject(DestroyRef).onDestroy(inject(DossierPresence).onSuggestions(({ section }) => section === this.section() && this.again()));
    effect((onCleanup) => {
      if (this.unknown() === '' || this.known() === null) return;
      // Whoever made it may not have been acknowledged yet.
      const later = setTimeout(() => this.list.reload(), 1_000);
      onCleanup(() => clearTimeout(later));
    });
    effect(() => {
      const mine = this.known()?.open.filter(({ isMine }) => isMine).map(({ id }) => id) ?? [];
      if (mine.length > 0) untracked(() => this.mine.emit(mine));
    });
    effect(() => {
      const id = this.current();
      if (id !== null) untracked(() => this.document.getElementById(`suggestion-${id}`)?.focus());
    });
    effect(() => {
      this.items();
      untracked(() => this.holdFocus());
    });
    effect(() => this.questionBox()?.nativeElement.focus());
  }

  protected label(decision: 'accept' | 'reject'): string {
    const { size } = this.chosen();
    const key = decision === 'accept' ? 'section.suggest.acceptAll' : 'section.suggest.rejectAll';
    return size > 0 ? this.words.count(decision === 'accept' ? 'section.suggest.acceptChosen' : 'section.suggest.rejectChosen', size) : this.say(key, { count: this.items().length });
  }

  protected choose(id: string): void {
    const chosen = new Set(this.chosen());
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen.set(chosen);
  }

  protected askAll(decision: 'accept' | 'reject'): void {
    const chosen = this.chosen();
    const ids = this.items().map(({ id }) => id).filter((id) => chosen.size === 0 || chosen.has(id));
    const sentence = this.words.count(decision === 'accept' ? 'section.suggest.acceptQuestion' : 'section.suggest.rejectQuestion', ids.length);
    this.asked.set({ decision, ids, sentence });
  }

  protected async rejectWhy(id: string, reason: string, event: Event): Promise<void> {
    event.preventDefault();
    if (await this.decide('reject', [id], reason.trim())) this.drafts.close('reason', id);
  }

  protected async confirm({ decision, ids }: Question): Promise<void> {
    const reason = decision === 'reject' ? (this.drafts.textOf('reason', ALL)?.trim() ?? '') : '';
    if (!(await this.decide(decision, ids, reason))) return;
    this.asked.set(null);
    if (decision === 'reject') this.drafts.close('reason', ALL);
  }

  protected leaveQuestion({ decision }: Question): void {
    this.asked.set(null);
    if (decision === 'reject') this.drafts.close('reason', ALL);
    this.keepFocus('#suggestions-top');
  }

  /** Whether it was decided; else the fault is on the screen. */
  protected async decide(decision: SuggestionVerdict, ids: readonly string[], reason = ''): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.fault.set(null);
    try {
      if (!(await this.settle()())) {
        this.fault.set(this.say('section.transition.notSettled'));
        return false;
      }
      const next = this.nextAfter(ids);
      this.list.set(await this.calls.decide(this.section(), { decision, ids: [...ids], ...(reason !== '' && { reason }) }));
      this.chosen.set(new Set());
      void this.announcer.announce(this.words.count(`section.suggest.done-${decision}`, ids.length));
      this.document.getElementById(next === null ? 'suggestions-top' : `suggestion-${next}`)?.focus();
      this.decidedHere.emit();
      return true;
    } catch (error) {
      // Shown above the list, in words, with what was decided all the same.
      this.fault.set(this.faults.sentence(error));
      if (error instanceof PartlyDecided) this.leaveAsked();
      this.list.reload();
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  /** What was asked about is not what stands open any more. */
  private leaveAsked(): void {
    this.asked.set(null);
    this.chosen.set(new Set());
    this.document.getElementById('suggestions-top')?.focus();
    this.decidedHere.emit();
  }

  /** Opens a field; it takes the focus that was on what was pressed for it. */
  protected begin(field: SuggestionField, id: string): void {
    this.drafts.begin(field, id);
    this.keepFocus(`#${field}-${id}`);
  }

  protected leave(field: SuggestionField, id: string): void {
    this.drafts.close(field, id);
    this.keepFocus(`#suggestion-${id}`);
  }

  protected throwAway({ field, about }: SuggestionDraft): void {
    this.drafts.close(field, about);
    this.keepFocus('#suggestions-top');
  }

  protected async saveRemark(id: string, remark: string, event: Event): Promise<void> {
    event.preventDefault();
    this.fault.set(null);
    try {
      this.list.set(await this.calls.change(this.section(), id, { remark: remark.trim() === '' ? null : remark.trim() }));
      // What was typed meanwhile is not saved: it stays.
      if (this.drafts.textOf('remark', id, remark) === remark) this.leave('remark', id);
    } catch (error) {
      // Shown above the list, in words; the remark stays in its field.
      this.fault.set(this.faults.sentence(error));
    }
  }

  protected decisionKey({ decision }: DecidedSuggestion): TextKey {
    return decisionKeys[decision];
  }

  protected shortOf({ removed, added }: Suggestion): string {
    const words = [removed, added].filter((part) => part !== '').join(' → ');
    return words.length > SHORT ? `${words.slice(0, SHORT)}…` : words;
  }

  protected nameOf(item: Suggestion): string {
    return this.say('section.suggest.card', { name: item.author?.name ?? this.say('section.suggest.unknown'), words: this.shortOf(item) });
  }

  protected bylineOf({ author, at }: Suggestion): string {
    return [author?.organisation ?? '', at === '' ? '' : this.moment(at)].filter((part) => part !== '').join(' · ');
  }

  protected namesOf({ others }: Suggestion): string {
    return others.map(({ name, organisation }) => `${name} (${organisation})`).join(', ');
  }

  protected moment(iso: string): string {
    return this.instants.moment(iso, this.now());
  }

  /** Where the focus goes when a card is gone: the next one that stays. */
  private nextAfter(ids: readonly string[]): string | null {
    const items = this.items();
    const gone = new Set(ids);
    const last = items.findLastIndex(({ id }) => gone.has(id));
    const left = [...items.slice(last + 1), ...items.slice(0, last).toReversed()];
    return left.find(({ id }) => !gone.has(id))?.id ?? null;
  }
}
