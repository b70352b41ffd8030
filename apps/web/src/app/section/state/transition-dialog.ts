import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SectionDetail, SectionTransitionAnswer } from '@samenpen/contracts';
import type { WrittenPart } from '@samenpen/live-client';
import { DialogFrame, Icon } from '@samenpen/ui';
import { requestFault } from '../../api/problems';
import { Sections } from '../../api/sections';
import { PartlyDecided, SuggestionCalls } from '../../api/suggestions';
import { Versions } from '../../api/versions';
import { Instants } from '../../words/instants';
import { Words } from '../../words/words';
import { DecisionFault } from '../suggestions/decision-fault';
import type { OfferedAction } from './section-actions';

/** What the dialog asks about, and what the person saw of the text. */
export type TransitionQuestion = {
  readonly action: OfferedAction;
  readonly section: SectionDetail;
  /** The version on the screen; null for a section without text. */
  readonly version: string | null;
  readonly characters: number;
  readonly words: number;
  readonly now: Date;
  /** What has changed in the text since the dialog was opened; null when nothing has. */
  readonly changedSince: () => WrittenPart | null;
  /** The suggestions that stand open on the screen. */
  readonly suggestions: readonly string[];
};

const suggestionChoices = ['leave', 'accept', 'reject'] as const;
type SuggestionChoice = (typeof suggestionChoices)[number];

/** Asks once for a state change, with its consequence in words, and carries it out. */
@Component({
  selector: 'sp-transition-dialog',
  imports: [DialogFrame, Icon, RouterLink],
  templateUrl: './transition-dialog.html',
  styleUrl: './transition-dialog.css',
})
export class TransitionDialog {
  protected readonly question = inject<TransitionQuestion>(DIALOG_DATA);
  protected readonly reference = inject<DialogRef<SectionTransitionAnswer>>(DialogRef);
  private readonly sections = inject(Sections);
  private readonly suggestions = inject(SuggestionCalls);
  private readonly decisionFault = inject(DecisionFault);
  private readonly instants = inject(Instants);
  protected readonly words = inject(Words);
  protected readonly say = this.words.say;

  protected readonly event = this.question.action.event;
  protected readonly section = signal(this.question.section);
  /** What a review session said already is not asked again. */
  protected readonly reason = signal(this.question.action.needsReason ? (this.question.section.waiting.find(({ kind }) => kind === this.question.action.event)?.reason ?? '') : '');
  protected readonly isReasonMissing = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly fault = signal<string | null>(null);
  protected readonly changed = signal<WrittenPart | null>(null);
  protected readonly isOutdated = signal(false);
  /** What becomes of open suggestions when the text is handed over. */
  protected readonly take = signal<SuggestionChoice>('leave');
  protected readonly choices = suggestionChoices;
  private undecided = this.question.suggestions;
  protected readonly asksSuggestions = this.event === 'mark-ready' && this.question.suggestions.length > 0;

  private readonly number = new Intl.NumberFormat(this.words.language() === 'nl' ? 'nl-BE' : 'en-GB');
  protected readonly size = { characters: this.number.format(this.question.characters), words: this.number.format(this.question.words) };
  protected readonly limit = this.number.format(this.question.section.limits.maxCharacters ?? 0);
  protected readonly isApproval = this.event === 'approve';
  protected readonly shortVersion = this.question.version?.slice(0, 8) ?? null;
  protected readonly isOver = computed(() => {
    const { maxCharacters } = this.section().limits;
    return maxCharacters !== null && this.question.characters > maxCharacters;
  });
  protected readonly lastEdit = computed(() => {
    const { lastEdit } = this.section();
    return lastEdit && { ...lastEdit.by, moment: this.moment(lastEdit.at) };
  });
  protected readonly markedReady = computed(() => {
    const { markedReady } = this.section();
    if (!markedReady) return null;
    const isSame = markedReady.version === null || markedReady.version === this.question.version;
    return { ...markedReady.by, moment: this.moment(markedReady.at), isSame };
  });

  private readonly since = inject(Versions).since(() => (this.isApproval && this.markedReady()?.isSame === false ? this.section().id : ''));
  /** Where it stands what changed since it was marked ready. */
  protected readonly comparison = computed(() => {
    const ready = this.since.hasValue() ? this.since.value().ready : null;
    const { id, dossier } = this.section();
    return ready === null ? null : { link: ['/dossiers', dossier.slug, 'secties', id, 'vergelijken'], points: { van: ready.seq, tot: 'now' } };
  });

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    this.isReasonMissing.set(this.question.action.needsReason && reason === '');
    if (this.isReasonMissing() || this.isBusy()) return;
    this.isBusy.set(true);
    this.fault.set(null);
    try {
      this.reference.close(await this.ask(reason));
    } catch (error) {
      // Shown in the dialog, in words; nothing has changed.
      await this.explain(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  private async ask(reason: string): Promise<SectionTransitionAnswer> {
    const { version, section } = this.question;
    await this.decideSuggestions();
    return this.sections.transition(section.id, {
      event: this.event,
      ...(this.isApproval && version !== null ? { version } : {}),
      ...(reason === '' ? {} : { reason }),
    });
  }

  /** Decided once: a second try after a refusal of the state change finds them decided. */
  private async decideSuggestions(): Promise<void> {
    const take = this.take();
    if (!this.asksSuggestions || take === 'leave') return;
    try {
      await this.suggestions.decide(this.question.section.id, { decision: take, ids: [...this.undecided] });
    } catch (error) {
      // Said in the dialog; a second try decides what is left.
      if (error instanceof PartlyDecided) this.undecided = error.left;
      throw error;
    }
    this.take.set('leave');
  }

  private async explain(error: unknown): Promise<void> {
    const fault = requestFault(error);
    if (fault.kind !== 'problem' || fault.answer.code !== 'version-changed') {
      this.fault.set(this.decisionFault.sentence(error));
      return;
    }
    this.section.set(await this.sections.read(this.section().id).catch(() => this.section()));
    this.changed.set(this.question.changedSince());
    this.isOutdated.set(true);
  }

  protected lines({ typed }: WrittenPart): string[] {
    return typed.map((block) => textOf(block)).filter((line) => line !== '');
  }

  private moment(iso: string): string {
    return this.instants.moment(iso, this.question.now);
  }
}

type TextNode = { readonly text?: string; readonly content?: readonly TextNode[] };

const textOf = ({ text, content }: TextNode): string => text ?? (content ?? []).map(textOf).join(' ').trim();
