import { Component, DestroyRef, ElementRef, afterNextRender, computed, effect, inject, input, linkedSignal, output, signal, untracked, viewChild } from '@angular/core';
import { Icon } from '@samenpen/ui';
import { Problems, isNotFound } from '../api/problems';
import { Sessions } from '../api/sessions';
import { OpenDossier } from '../dossier/open-dossier';
import { MentionList } from '../section/mention/mention-list';
import { Mentioning } from '../section/mention/mentioning';
import { Words } from '../words/words';
import { AssignFields } from './assign-fields';
import { Drafts } from './drafts';
import type { Draft } from './drafts';
import { MOST_LETTERS, bodyOf } from './comment-words';
import { FieldNames } from './field-names';

/**
 * Where a comment is written: quick by keyboard (Ctrl+Enter sends, @ names somebody), and kept as a draft on
 * this device with every letter until it is sent.
 */
@Component({
  selector: 'sp-composer',
  imports: [AssignFields, Icon, MentionList],
  providers: [FieldNames, Mentioning],
  templateUrl: './composer.html',
  styleUrl: './composer.css',
})
export class Composer {
  /** Where the draft is kept: a name that stays the same for the same place. */
  readonly place = input.required<string>();
  /** What is asked for in the field. */
  readonly label = input.required<string>();
  /** What the button says. */
  readonly sendLabel = input.required<string>();
  /** Whether it opens a thread: then who may read it, and who should act, is chosen with it. */
  readonly opensThread = input(false);
  /** The words of the text for which others may be proposed; null when that is not offered. */
  readonly proposable = input<string | null>(null);
  /** What stands in the field when there is no draft: a comment that is being changed. */
  readonly begun = input<Partial<Draft> | null>(null);
  /** The one municipality that may know of the thread; null: everybody, or it is chosen here. */
  readonly within = input<string | null>(null);
  /** Whether it takes the focus when it appears: when somebody asked for it, not when a draft comes back. */
  readonly takesFocus = input(false);
  /** What to say when that which is written for does not exist any more; null: what became of it is not known. */
  readonly ifGone = input<string | null>(null);
  /** Sends the draft; throws the problem when it is refused. */
  readonly send = input.required<(draft: Draft) => Promise<void>>();
  /** It was sent. */
  readonly sent = output();
  /** The person thought better of it; the draft is gone. */
  readonly cancelled = output();

  private readonly drafts = inject(Drafts);
  private readonly sessions = inject(Sessions);
  private readonly problems = inject(Problems);
  private readonly names = inject(FieldNames);
  protected readonly dossier = inject(OpenDossier);
  protected readonly mentioning = inject(Mentioning);
  protected readonly say = inject(Words).say;
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');

  /** Read once for its place: what is in the field need not be on the device. */
  protected readonly draft = linkedSignal<string, Draft>({ source: this.place, computation: (place) => untracked(() => this.draftOf(place)) });
  protected readonly isSending = signal(false);
  protected readonly fault = signal<string | null>(null);
  protected readonly isAssigning = linkedSignal(() => untracked(this.draft).assignee !== null && this.place() !== '');
  /** The municipalities in whose name the person may speak here, each once. */
  protected readonly capacities = computed(() => {
    const slug = this.dossier.slug();
    const own = (this.sessions.current()?.memberships ?? []).filter((membership) => membership.dossier.slug === slug).map(({ partner }) => partner);
    return own.filter(({ id }, at) => own.findIndex((other) => other.id === id) === at);
  });
  protected readonly capacity = computed(() => this.capacities().find(({ id }) => id === this.draft().partner) ?? this.capacities()[0]);

  private readonly readers = computed(() => this.within() ?? (this.opensThread() && this.draft().isInternal ? (this.capacity()?.id ?? null) : null));

  constructor() {
    // Others may not know of what is internal: they cannot be named in it.
    effect(() => this.mentioning.offer((this.dossier.detail()?.partners ?? []).filter(({ id }) => this.readers() === null || id === this.readers())));
    afterNextRender(() => {
      if (this.takesFocus()) this.focus();
    });
    inject(DestroyRef).onDestroy(() => this.mentioning.look(null));
  }

  focus(): void {
    const { nativeElement } = this.field();
    nativeElement.focus();
    nativeElement.setSelectionRange(nativeElement.value.length, nativeElement.value.length);
  }

  private draftOf(place: string): Draft {
    const kept = this.drafts.read(place);
    return this.drafts.has(place) ? kept : { ...kept, ...this.begun() };
  }

  protected change(part: Partial<Draft>): void {
    this.draft.update((draft) => ({ ...draft, ...part }));
    this.drafts.keep(this.place(), this.draft());
  }

  protected typed(): void {
    const { nativeElement } = this.field();
    this.change({ text: nativeElement.value });
    this.mentioning.look(this.names.queryIn(nativeElement, this.mentioning.candidates()));
  }

  /** The caret may have moved since something was typed. */
  protected lookAgain(): void {
    if (this.mentioning.query()) this.mentioning.look(this.names.queryIn(this.field().nativeElement, this.mentioning.candidates()));
  }

  protected choose(name: Parameters<FieldNames['put']>[1]): void {
    const { nativeElement } = this.field();
    this.names.put(nativeElement, name, this.mentioning.query());
    this.mentioning.look(null);
    const { kind, id, label } = name;
    this.change({ text: nativeElement.value, named: [...this.draft().named.filter((other) => other.id !== id && other.label !== label), { kind, id, label }] });
  }

  protected press(event: KeyboardEvent): void {
    this.lookAgain();
    if (this.mentioning.press(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.submit(event);
    }
  }

  /** An internal comment can be given to the own municipality alone: whoever of another one was chosen goes. */
  protected changeReaders(part: Pick<Draft, 'isInternal'> | Pick<Draft, 'partner'>): void {
    this.change(part);
    const { isInternal, assignee } = this.draft();
    if (isInternal && assignee !== null && assignee.partner !== this.capacity()?.id) this.change({ assignee: null, due: '' });
  }

  protected propose(): void {
    this.change({ replacement: this.draft().replacement === null ? this.proposable() : null });
  }

  protected toggleAssigning(): void {
    this.isAssigning.update((isAssigning) => !isAssigning);
    if (!this.isAssigning()) this.change({ assignee: null, due: '' });
  }

  protected cancel(): void {
    this.drafts.forget(this.place());
    this.cancelled.emit();
  }

  private async whyNot(error: unknown): Promise<string> {
    if (await this.dossier.isLostBy(error)) return this.say('comments.noPart');
    return (isNotFound(error) ? this.ifGone() : null) ?? this.problems.sentence(error);
  }

  /** Why it cannot be sent; null when it can. */
  private faultIn({ text, named, replacement }: Draft): string | null {
    if (bodyOf(text, named) === null) return this.say('comments.empty');
    const letters = Math.max(text.length, replacement?.length ?? 0);
    return letters > MOST_LETTERS ? this.say('comments.tooLong', { most: MOST_LETTERS, count: letters }) : null;
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    const draft = this.draft();
    this.fault.set(this.faultIn(draft));
    if (this.fault() !== null) {
      this.focus();
      return;
    }
    const place = this.place();
    this.isSending.set(true);
    try {
      await this.send()(draft);
      this.drafts.forget(place);
      this.sent.emit();
    } catch (error) {
      // Said at the field, which keeps the words.
      this.fault.set(`${await this.whyNot(error)} ${this.say('comments.kept')}`);
    } finally {
      this.isSending.set(false);
    }
  }
}
