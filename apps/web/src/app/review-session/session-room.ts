import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, DestroyRef, ElementRef, computed, effect, inject, input, linkedSignal, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { DecisionKind, PersonId, ReviewItem, ReviewItemId, ReviewSession } from '@samenpen/contracts';
import type { Suggestion } from '@samenpen/dossier-document';
import { Icon, PersonBadge, StateMark, colourOf } from '@samenpen/ui';
import { OpenDossier } from '../dossier/open-dossier';
import { statusKey } from '../dossier/status-key';
import { DossierPresence } from '../live/dossier-presence';
import type { SeenText } from '../live/live-section';
import { TakesFocus, focusKeeper } from '../shell/focus-keeper';
import type { TextKey } from '../words/text-key';
import { Words } from '../words/words';
import { ActionPoints } from './action-points';
import { AtHand } from './at-hand';
import { Decision } from './decision';
import { ItemChanges } from './item-changes';
import { ItemText } from './item-text';
import { mayChair } from './may-chair';
import { OpenSession } from './open-session';
import { Stances } from './stances';
import { UngivenWords } from './ungiven-words';

const SECOND = 1000;
const NONE: readonly Suggestion[] = [];

/** The room of a session that is going on: agenda and people, the text on the table, what is thought and decided. */
@Component({
  selector: 'sp-session-room',
  imports: [ActionPoints, AtHand, Decision, Icon, ItemChanges, ItemText, PersonBadge, RouterLink, StateMark, Stances, TakesFocus, UngivenWords],
  templateUrl: './session-room.html',
  styleUrl: './session-room.css',
  host: { '[class.projector]': 'isProjector()' },
})
export class SessionRoom {
  /** The session that is going on. */
  readonly session = input.required<ReviewSession>();

  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly open = inject(OpenSession);
  protected readonly dossier = inject(OpenDossier);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly presence = inject(DossierPresence);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly query = toSignal(this.route.queryParamMap);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly text = viewChild(ItemText);
  protected readonly keepFocus = focusKeeper();
  protected readonly statusKey = statusKey;
  /** The colour that the person has in the dossier now, as at the caret; for oneself and who is not there that of the own menu. */
  protected readonly colourOf = (id: PersonId): number => this.presence.present().find((person) => person.id === id)?.colour ?? colourOf(id);

  /** In the address, so that the projector's browser can be left alone. */
  protected readonly isProjector = computed(() => this.query()?.get('scherm') === '1');
  /** Whether the person looks where the chair looks; the chair leads, and follows nobody. */
  protected readonly isFollowing = signal(true);
  private readonly looking = signal<ReviewItemId | null>(null);
  /** The item on this screen: the one on the table while following, else the one that was chosen. */
  protected readonly shown = computed<ReviewItem | null>(() => {
    const current = this.open.current();
    return this.isFollowing() || this.open.isChair() ? current : this.open.itemOf(this.looking());
  });
  protected readonly followed = computed(() => (this.isFollowing() && !this.open.isChair() ? this.session().chair.person : null));
  /** Per organisation of the dossier, who of it is here. */
  protected readonly people = computed(() => {
    const here = this.session().attendance.filter(({ isHere }) => isHere);
    const partners = this.dossier.detail()?.partners ?? [];
    return partners.map(({ id, name }) => ({ id, name, here: here.filter(({ partner }) => partner.id === id) }));
  });
  protected readonly here = computed(() => this.session().attendance.filter(({ isHere }) => isHere).length);
  private readonly hasNothing = computed(() => this.shown() === null);
  /**
   * On a narrow screen agenda and people stand over the text, and are folded while there is one; a wide screen always
   * shows them.
   */
  protected readonly isUnfolded = linkedSignal(() => this.hasNothing());
  protected readonly heirs = computed(() => {
    const [detail, { attendance, chair }] = [this.dossier.detail(), this.session()];
    return attendance.filter(({ isHere, by }) => isHere && by.person !== chair.person && detail !== null && mayChair(detail, by.person));
  });
  /** Who is chosen to take over: whoever comes or goes meanwhile does not change the choice. */
  protected readonly heir = linkedSignal<readonly PersonId[], PersonId | null>({
    source: () => this.heirs().map(({ by }) => by.person),
    computation: (here, before) => here.find((person) => person === before?.value) ?? here[0] ?? null,
  });
  protected readonly decided = computed(() => this.session().items.filter(({ decision }) => decision?.state === 'done').length);
  protected readonly doneKey = (kind: DecisionKind): TextKey => `review.decision.done.${kind}`;
  protected readonly isEnding = signal(false);
  private readonly tick = signal(Date.now());
  /** Minutes and seconds that the shown item was on the table, and whether that is more than planned. */
  protected readonly timer = computed(() => {
    const item = this.shown();
    if (item === null) return null;
    const turn = item.openSince === null ? 0 : Math.max(0, (this.tick() + this.dossier.offset() - Date.parse(item.openSince)) / SECOND);
    const seconds = Math.floor(item.spentSeconds + turn);
    return { clock: `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`, isOver: seconds > item.minutes * 60 };
  });
  protected readonly suggested = computed(() => this.text()?.suggested() ?? NONE);
  protected readonly settle = (): Promise<boolean> => this.text()?.settled() ?? Promise.resolve(false);
  protected readonly seen = (): Promise<SeenText | null> => this.text()?.seen() ?? Promise.resolve(null);

  constructor() {
    const ticking = setInterval(() => this.tick.set(Date.now()), SECOND);
    inject(DestroyRef).onDestroy(() => clearInterval(ticking));
    let before: string | null | undefined;
    effect(() => {
      const current = this.open.current();
      const id = current?.id ?? null;
      if (before !== undefined && before !== id && current !== null && !untracked(this.open.isChair)) {
        void this.announcer.announce(`${this.say('review.room.current')}: ${current.section.title}`);
      }
      before = id;
    });
    effect(() => {
      if (!this.isUnfolded()) this.leaveFolds();
    });
  }

  /** What is folded takes no focus with it. */
  private leaveFolds(): void {
    const isNarrow = (this.find('.unfold')?.offsetParent ?? null) !== null;
    const { activeElement } = this.host.nativeElement.ownerDocument;
    if (isNarrow && this.find('.folds')?.contains(activeElement) === true) this.find('main')?.focus();
  }

  private find(selector: string): HTMLElement | null {
    return this.host.nativeElement.querySelector<HTMLElement>(selector);
  }

  /** The chair puts an item on the table; the others only look at it. */
  protected async choose(item: ReviewItem): Promise<void> {
    if (this.session().may.chair) {
      if (await this.open.move({ move: 'open', item: item.id })) this.isUnfolded.set(false);
      return;
    }
    this.isUnfolded.set(false);
    this.looking.set(item.id);
    this.isFollowing.set(item.id === this.session().current);
  }

  protected async clearTable(): Promise<void> {
    await this.open.move({ move: 'open', item: null });
    this.keepFocus('main');
  }

  /** Whoever scrolls or points somewhere goes on alone, with the item they were at. */
  protected goAlone(): void {
    if (this.open.isChair() || !this.isFollowing()) return;
    this.looking.set(this.session().current);
    this.isFollowing.set(false);
    this.keepFocus('main');
  }

  /** Looking for a suggestion in the text is going one's own way. */
  protected showSuggestion(id: string): void {
    this.goAlone();
    this.text()?.showSuggestion(id);
  }

  protected follow(): void {
    this.isFollowing.set(true);
    this.find('main')?.focus();
  }

  protected async handOver(): Promise<void> {
    const person = this.heir();
    if (person !== null) await this.open.move({ move: 'hand-over', person });
    this.keepFocus('main');
  }

  protected async takeOver(): Promise<void> {
    await this.open.move({ move: 'take-over' });
    this.keepFocus('main');
  }

  protected async leave(): Promise<void> {
    await this.open.leave();
    this.keepFocus('.rejoin');
  }

  protected rejoin(): void {
    this.open.rejoin();
    this.keepFocus('main');
  }

  protected goOn(): void {
    this.isEnding.set(false);
    this.keepFocus('.end');
  }

  protected async setProjector(isOn: boolean): Promise<void> {
    await this.router.navigate([], { relativeTo: this.route, queryParams: { scherm: isOn ? '1' : null }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected chooseHeir(index: number): void {
    this.heir.set(this.heirs()[index]?.by.person ?? null);
  }
}
