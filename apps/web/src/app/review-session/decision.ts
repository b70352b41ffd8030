import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import type { DecisionKind, ReviewItem, ReviewSession } from '@samenpen/contracts';
import { confirmationRefusal } from '@samenpen/dossier-rules';
import { Icon } from '@samenpen/ui';
import { OpenDossier } from '../dossier/open-dossier';
import { statusKey } from '../dossier/status-key';
import type { SeenText } from '../live/live-section';
import { TakesFocus, focusKeeper } from '../shell/focus-keeper';
import { NeededField } from '../shell/needed-field';
import { Instants } from '../words/instants';
import type { TextKey } from '../words/text-key';
import { Words } from '../words/words';
import { OpenSession } from './open-session';
import { SessionDrafts } from './session-drafts';

/** What is decided on the item: by the chair, and where she may not do it herself, by a penhouder-admin after her. */
@Component({
  selector: 'sp-decision',
  imports: [Icon, NeededField, TakesFocus],
  templateUrl: './decision.html',
  styleUrl: './decision.css',
})
export class Decision {
  readonly session = input.required<ReviewSession>();
  readonly item = input.required<ReviewItem>();
  /** Gives what stands on the screen once all that was typed is acknowledged. */
  readonly seen = input.required<() => Promise<SeenText | null>>();

  protected readonly say = inject(Words).say;
  private readonly instants = inject(Instants);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly open = inject(OpenSession);
  private readonly dossier = inject(OpenDossier);
  private readonly reasons = inject(SessionDrafts).reasons;
  private readonly keepFocus = focusKeeper();
  /** Of its own, so that news about the same item does not close the question. */
  private readonly itemId = computed(() => this.item().id);
  /** What a reason is being asked for. */
  protected readonly asking = linkedSignal<string, DecisionKind | null>({ source: this.itemId, computation: () => null });
  protected readonly reason = computed(() => this.reasons.of(this.itemId()) ?? '');
  /** What was said of a decision goes with it. */
  private readonly about = computed(() => `${this.item().id} ${this.item().decision?.at ?? ''}`);
  protected readonly notice = linkedSignal<string, string | null>({ source: this.about, computation: () => null });
  protected readonly isBusy = signal(false);

  protected readonly isOnTable = computed(() => this.session().current === this.item().id);
  protected readonly mayDecide = computed(() => this.session().may.chair && this.isOnTable() && !this.item().section.isGone && this.item().decision === null);
  protected readonly isReady = computed(() => this.item().section.status === 'ready');
  protected readonly mayApproveLater = computed(() => this.isReady() || ['drafting', 'changes-requested'].includes(this.item().section.status));
  /** The section as the dossier knows it, while both tell of the same state. */
  private readonly section = computed(() => {
    const { id, status } = this.item().section;
    return this.dossier.detail()?.sections.find((section) => section.id === id && section.status === status) ?? null;
  });
  /** That the section was approved without a decision on this item, in a sentence. */
  protected readonly approved = computed(() => {
    const { section, decision } = this.item();
    if (section.status !== 'approved' || decision !== null || section.isGone) return null;
    const { approval = null } = this.section() ?? {};
    if (approval === null) return this.say('review.decision.approved');
    const { by, at } = approval;
    return this.say('review.decision.approvedBy', { name: by.name, organisation: by.organisation, moment: this.instants.moment(at, this.dossier.now()) });
  });
  /** Whether approving is hers to begin: a section that another has to hand over is not marked ready here. */
  protected readonly mayBegin = computed(() => this.isReady() || this.section()?.may.markReady !== false);
  /** Where changes are asked for already, there is nothing to ask. */
  protected readonly mayAsk = computed(() => this.item().section.status !== 'changes-requested');
  /** What pressing the first button does: who may not approve, decides what a penhouder-admin confirms. */
  protected readonly consequence = computed<TextKey>(() => {
    if (!this.isReady()) return 'review.decision.readyConsequence';
    return this.session().may.confirm ? 'review.decision.approveConsequence' : 'review.decision.forAnother';
  });
  /** What becomes of what she gives a reason for, where it is not done at once. */
  protected readonly whatBecomes = computed<TextKey | null>(() => {
    if (this.asking() === 'approve') return this.consequence();
    return this.session().may.confirm ? null : 'review.decision.forAnother';
  });
  protected readonly isText = computed(() => this.item().section.kind === 'text');
  protected readonly disagrees = computed(() => this.item().stances.some(({ stance }) => stance === 'disagree'));
  protected readonly mayUndo = computed(() => {
    const { decision } = this.item();
    return this.session().may.minutes && decision !== null && (decision.state === 'waiting' || decision.kind === 'postpone');
  });
  /** What waits, waits for somebody else than who decided it. */
  protected readonly isForAnother = computed(() => {
    const { decision } = this.item();
    return decision?.state === 'waiting' && decision.by.person === this.open.person();
  });
  /** Why what waits can be confirmed no more: somebody stated *niet akkoord* after it was decided, or the section was overtaken. */
  protected readonly refusal = computed(() => {
    const refused = confirmationRefusal(this.item());
    if (refused === null || this.item().section.isGone) return null;
    if (refused === 'disagreement-needs-reason') return this.say('review.decision.unexplained');
    return this.say('review.decision.overtaken', { status: this.say(statusKey(this.item().section.status)) });
  });
  /** The version to which the person's eye was drawn: another one than was decided on. */
  private readonly other = linkedSignal<string, string | null>({ source: this.about, computation: () => null });
  protected readonly words = computed(() => {
    const { decision } = this.item();
    if (decision === null) return null;
    const { by, confirmedBy } = decision;
    return {
      what: this.say(decision.state === 'done' ? `review.decision.done.${decision.kind}` : `review.decision.${decision.kind}`),
      who: confirmedBy === null ? by.name : this.say('review.decision.byTwo', { name: by.name, confirmer: confirmedBy.name }),
    };
  });
  private told: string | null = null;

  constructor() {
    effect(() => {
      const { decision, section, id } = this.item();
      const mark = `${id} ${decision?.kind ?? ''} ${decision?.state ?? ''}`;
      const isFirst = this.told?.startsWith(id) !== true;
      const isNew = mark !== this.told;
      this.told = mark;
      if (isFirst || !isNew || decision === null) return;
      const what = decision.state === 'waiting' ? this.say('review.decision.waiting') : this.say(`review.decision.done.${decision.kind}`);
      untracked(() => void this.announcer.announce(this.say('review.decision.announced', { title: section.title, decision: what })));
    });
  }

  /** Asks for a reason first where one is needed. */
  protected async choose(kind: DecisionKind): Promise<void> {
    const needsReason = kind === 'request-changes' || (kind === 'approve' && this.disagrees());
    if (!needsReason) return this.decide(kind, null);
    this.asking.set(kind);
  }

  protected write(reason: string): void {
    this.reasons.keep(this.itemId(), reason);
  }

  protected back(): void {
    this.reasons.drop(this.itemId());
    this.asking.set(null);
    this.keepFocus('#decision-heading');
  }

  protected async giveReason(event: Event): Promise<void> {
    event.preventDefault();
    const kind = this.asking();
    if (kind === null || this.reason().trim() === '') return;
    await this.decide(kind, this.reason().trim());
  }

  protected async confirm(): Promise<void> {
    const item = this.item();
    await this.busy(async () => {
      const version = item.decision?.kind === 'approve' ? await this.versionOf(item) : undefined;
      if (version === null || (version !== undefined && this.isOther(item, version))) return false;
      return this.open.move({ move: 'confirm', item: item.id, version });
    });
  }

  /** The first time the text turns out to be another one than was decided on, it is said; then it is for the person to say. */
  private isOther(item: ReviewItem, version: string): boolean {
    if (item.decision?.version === version || this.other() === version) return false;
    if (!this.isShown(item)) return true;
    this.other.set(version);
    this.notice.set(this.say('review.decision.changed'));
    return true;
  }

  protected async undo(): Promise<void> {
    await this.busy(() => this.open.move({ move: 'undecide', item: this.item().id }));
  }

  private async decide(kind: DecisionKind, reason: string | null): Promise<void> {
    const item = this.item();
    const readyFirst = kind === 'approve' && !this.isReady();
    const isDone = await this.busy(async () => {
      const version = kind === 'approve' ? await this.versionOf(item) : undefined;
      if (version === null) return false;
      return this.open.move({ move: 'decide', item: item.id, kind, readyFirst, version, ...(reason !== null && { reason }) });
    });
    if (!isDone) return;
    if (this.isShown(item)) this.asking.set(null);
    if (reason !== null) this.reasons.drop(item.id);
  }

  /** What is waited for may come when the chair has gone on to another item. */
  private readonly isShown = ({ id }: ReviewItem): boolean => this.itemId() === id;

  /** Of the text on the screen; null when that is not settled. */
  private async versionOf(item: ReviewItem): Promise<string | undefined | null> {
    if (item.section.kind !== 'text') return undefined;
    this.notice.set(null);
    const seen = await this.seen()();
    if (seen === null && this.isShown(item)) this.notice.set(this.say('review.decision.notSettled'));
    return seen?.version ?? null;
  }

  private async busy(work: () => Promise<boolean>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    try {
      return await work();
    } finally {
      this.isBusy.set(false);
      this.keepFocus('#decision-heading');
    }
  }
}
