import { Component, DOCUMENT, computed, effect, inject, input, signal, untracked, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ItemDecision, ReviewItem, ReviewSession, Stance } from '@samenpen/contracts';
import { confirmationRefusal } from '@samenpen/dossier-rules';
import { Icon } from '@samenpen/ui';
import { OpenDossier } from '../dossier/open-dossier';
import { statusKey } from '../dossier/status-key';
import { TakesFocus, focusKeeper } from '../shell/focus-keeper';
import { Instants } from '../words/instants';
import type { TextKey } from '../words/text-key';
import { Words } from '../words/words';
import { ActionPoints } from './action-points';
import { ItemChanges } from './item-changes';
import { MinutesNote } from './minutes-note';
import { MoveFault } from './move-fault';
import { OpenSession } from './open-session';
import { UngivenWords } from './ungiven-words';

/** The minutes of a session: written by the product, put in words by the chair, accepted by those who were there. */
@Component({
  selector: 'sp-session-minutes',
  imports: [ActionPoints, Icon, ItemChanges, MinutesNote, MoveFault, RouterLink, TakesFocus, UngivenWords],
  templateUrl: './session-minutes.html',
  styleUrls: ['./session-page.css', './session-minutes.css'],
})
export class SessionMinutes {
  /** The session that ended. */
  readonly session = input.required<ReviewSession>();

  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly instants = inject(Instants);
  protected readonly open = inject(OpenSession);
  protected readonly dossier = inject(OpenDossier);
  protected readonly keepFocus = focusKeeper();
  protected readonly isAdopting = signal(false);

  protected readonly present = computed(() => {
    const { attendance } = this.session();
    const partners = [...new Set(attendance.map(({ partner }) => partner.name))];
    return partners.map((name) => ({ name, people: attendance.filter(({ partner }) => partner.name === name).map(({ by }) => by.name).join(', ') }));
  });
  protected readonly absent = computed(() => {
    const came = new Set<string>(this.session().attendance.map(({ by }) => by.person));
    return this.session().invited.filter(({ by }) => !came.has(by.person));
  });
  protected readonly hasAccepted = computed(() => this.session().accepted.some(({ by }) => by.person === this.open.person()));
  protected readonly held = computed(() => {
    const { startedAt, startsAt, endedAt } = this.session();
    const [began, now] = [startedAt ?? startsAt, this.dossier.now()];
    return endedAt === null ? this.instants.deadline(began, now) : this.instants.stretch(began, endedAt, now);
  });
  private readonly chairsDuring = computed(() => {
    const { chairChanges, endedAt } = this.session();
    return chairChanges.filter(({ at }) => endedAt === null || at <= endedAt);
  });
  /** Who led it, from when on. */
  protected readonly chairs = computed(() => {
    const { chair, chairChanges } = this.session();
    const others = this.chairsDuring().map((one) => {
      const how = one.by.person === one.chair.person ? 'review.minutes.chairTaken' : 'review.minutes.chairGiven';
      return `${one.chair.name} (${this.say(how, { hour: this.instants.spokenHour(one.at) })})`;
    });
    return [(chairChanges[0]?.before ?? chair).name, ...others].join('; ');
  });
  protected readonly hasLaterChair = computed(() => this.session().chairChanges.length > this.chairsDuring().length);
  protected readonly link = (kind: 'html' | 'txt'): string => `/api/review-sessions/${this.session().id}/minutes.${kind}?language=${this.words.language()}`;
  /** Why what waits on an item can be confirmed no more. */
  protected readonly refusalOf = (item: ReviewItem): string | null => {
    const refused = confirmationRefusal(item);
    if (refused === null || item.section.isGone) return null;
    if (refused === 'disagreement-needs-reason') return this.say('review.minutes.unexplained');
    return this.say('review.decision.overtaken', { status: this.say(statusKey(item.section.status)) });
  };
  protected readonly decidedKey = ({ kind, state }: ItemDecision): TextKey => (state === 'done' ? `review.decision.done.${kind}` : `review.decision.${kind}`);
  protected readonly stanceKey = (stance: Stance): TextKey => `review.stance.${stance}`;
  private readonly notes = viewChildren(MinutesNote);
  /** What the chair typed and did not save. */
  protected readonly unsaved = computed(() => this.notes().filter((note) => note.draft() !== null));
  /** Where nobody can add one, a heading over nothing says nothing. */
  protected readonly hasPoints = ({ id }: ReviewItem): boolean => this.session().may.minutes || this.session().actionPoints.some(({ item }) => item === id);
  protected readonly hasTextChanged = (item: ReviewItem): boolean => item.turns.some(({ fromSeq, toSeq }) => toSeq !== null && toSeq !== fromSeq);
  protected readonly spentMinutes = (item: ReviewItem): number => Math.max(1, Math.round(item.spentSeconds / 60));

  constructor() {
    const document = inject(DOCUMENT);
    effect(() => {
      // The fields and buttons of who leads the minutes go with the chair: the focus stays near where it was.
      if (!this.session().may.minutes) untracked(() => this.keepFocus(headingNear(document.activeElement)));
    });
  }

  protected async undecide(item: ReviewItem): Promise<void> {
    await this.open.move({ move: 'undecide', item: item.id }, `undecide-${item.id}`);
    this.keepFocus(`#item-${item.id}`);
  }

  protected async accept(): Promise<void> {
    await this.open.move({ move: 'accept', minutesRevision: this.session().minutesRevision }, 'accept');
    this.keepFocus('#accepted-heading');
  }

  protected async adopt(): Promise<void> {
    for (const note of this.unsaved()) if (!(await note.save({ at: 'adopt' }))) return;
    if (await this.open.move({ move: 'adopt' }, 'adopt')) this.isAdopting.set(false);
    this.keepFocus('#accepted-heading');
  }

  protected async takeOver(): Promise<void> {
    await this.open.move({ move: 'take-over' }, 'take-over');
    this.keepFocus('#accepted-heading');
  }

  protected keepOpen(): void {
    this.isAdopting.set(false);
    this.keepFocus('.adopt');
  }
}

/** The heading of the part of the minutes that it stands in; of the page for what stands in none. */
function headingNear(element: Element | null): string {
  const heading = element?.closest('article, .accepting')?.querySelector('h2');
  return heading === null || heading === undefined ? 'h1' : `#${heading.id}`;
}
