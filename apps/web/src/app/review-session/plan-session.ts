import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, DOCUMENT, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { refusalSentence } from '@samenpen/access-policy';
import { reviewItemId, reviewSessionId } from '@samenpen/contracts';
import type { NewReviewSession, PersonId, ReviewItemId, ReviewSession, SectionSummary } from '@samenpen/contracts';
import { isDealtWith, isSessionPast } from '@samenpen/dossier-rules';
import { Icon, Skeleton, StateMark } from '@samenpen/ui';
import { Problems } from '../api/problems';
import { ReviewSessions } from '../api/review-sessions';
import { OpenDossier } from '../dossier/open-dossier';
import { statusKey } from '../dossier/status-key';
import { DeviceDrafts } from '../shell/device-drafts';
import { focusHolder, focusKeeper } from '../shell/focus-keeper';
import { nameScreen } from '../shell/screen-title';
import { brusselsClock, brusselsInstant } from '../words/brussels';
import { Words } from '../words/words';
import type { DraftPlan, PlanChanges } from './draft-plan';
import { changedPlan, planChanges, planOf } from './draft-plan';
import { mayChair } from './may-chair';

type PlannedItem = DraftPlan['agenda'][number];

const MINUTES = 10;
/** Minutes that one item may take at most. */
const LONGEST = 480;
const DAY = 86_400_000;

/** Plans a review session or changes its plan: when, who, about what, in which order. */
@Component({
  selector: 'sp-plan-session',
  imports: [Icon, RouterLink, Skeleton, StateMark],
  templateUrl: './plan-session.html',
  styleUrl: './plan-session.css',
})
export class PlanSession {
  /** The session that is changed, from the address; none: a new one. */
  readonly session = input<string>();

  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly dossier = inject(OpenDossier);
  private readonly api = inject(ReviewSessions);
  private readonly problems = inject(Problems);
  private readonly router = inject(Router);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly document = inject(DOCUMENT);
  private readonly device = inject(DeviceDrafts);
  private readonly holdFocus = focusHolder();
  private readonly keepFocus = focusKeeper();
  private readonly newId = reviewSessionId.parse(crypto.randomUUID());
  private readonly known = signal<ReviewSession | null>(null);
  protected readonly statusKey = statusKey;

  protected readonly isNew = computed(() => this.session() === undefined);
  /** Where what is filled in is kept on this device until it is sent. */
  private readonly place = computed(() => `plan-${this.session() ?? this.dossier.slug()}`);
  /** What was filled in another time; null for nothing. */
  private readonly found = computed(() => this.device.read(this.place(), planChanges));
  private readonly changes = linkedSignal<PlanChanges>(() => this.found() ?? {});
  /** Whether it goes on with that. */
  protected readonly isContinued = linkedSignal(() => this.found() !== null);
  /** Null until the dossier, and the session that is changed, are known. */
  protected readonly draft = linkedSignal<DraftPlan | null, DraftPlan | null>({
    source: () => this.start(),
    computation: (start, before) => before?.value ?? (start && changedPlan(start, untracked(this.changes), untracked(this.sections))),
  });
  protected readonly people = computed(() => {
    const detail = this.dossier.detail();
    if (detail === null) return [];
    return detail.partners.map((partner) => ({
      partner,
      members: partner.members.filter(({ person }, at) => partner.members.findIndex((other) => other.person === person) === at),
    }));
  });
  protected readonly chairs = computed(() => {
    const detail = this.dossier.detail();
    if (detail === null) return [];
    const everybody = this.people().flatMap(({ members }) => members);
    const once = everybody.filter(({ person }, at) => everybody.findIndex((other) => other.person === person) === at);
    return once.filter(({ person }) => mayChair(detail, person));
  });
  private readonly sections = computed(() => new Map((this.dossier.detail()?.sections ?? []).map((section) => [section.id, section])));
  protected readonly items = computed(() =>
    (this.draft()?.agenda ?? []).flatMap((item) => {
      const section = this.sections().get(item.section);
      return section === undefined ? [] : [{ ...item, about: section, title: this.titleOf(section) }];
    }),
  );
  protected readonly offered = computed(() => {
    const planned = new Set(this.draft()?.agenda.map(({ section }) => section));
    return [...this.sections().values()].filter(({ id }) => !planned.has(id)).map((section) => ({ section, title: this.titleOf(section) }));
  });
  protected readonly ready = computed(() => this.offered().filter(({ section }) => section.status === 'ready'));
  /** Once it has begun only the agenda changes, and what was dealt with stays on it. */
  protected readonly hasBegun = computed(() => this.known()?.state === 'running');
  private readonly dealtWith = computed(() => {
    const { items = [], actionPoints = [] } = this.known() ?? {};
    return new Set(items.filter((item) => isDealtWith({ ...item, actionPoints: actionPoints.filter((point) => point.item === item.id) })).map(({ id }) => id));
  });
  protected readonly mayGo = (id: ReviewItemId): boolean => !this.dealtWith().has(id);
  protected readonly total = computed(() => this.items().reduce((sum, { minutes }) => sum + minutes, 0));
  protected readonly fault = signal<string | null>(null);
  protected readonly isBusy = signal(false);

  constructor() {
    nameScreen(() => [this.heading(), this.dossier.detail()?.title ?? '']);
    effect(() => {
      const id = this.session();
      if (id !== undefined) untracked(() => void this.load(id));
    });
  }

  protected heading(): string {
    if (this.isNew()) return this.say('review.form.new');
    return this.say(this.hasBegun() ? 'review.form.changeAgenda' : 'review.form.change');
  }

  protected change(change: Partial<DraftPlan>): void {
    this.draft.update((draft) => draft && { ...draft, ...change });
    this.changes.update((changes) => ({ ...changes, ...change }));
    this.device.keep(this.place(), this.changes());
  }

  /** What was filled in is not kept any longer. */
  protected forget(): void {
    this.device.forget(this.place());
  }

  protected startOver(): void {
    this.forget();
    this.changes.set({});
    this.isContinued.set(false);
    this.draft.set(this.start());
    this.keepFocus('h1');
  }

  protected toggle(person: PersonId): void {
    const invited = this.draft()?.invited ?? [];
    this.change({ invited: invited.includes(person) ? invited.filter((one) => one !== person) : [...invited, person] });
  }

  protected inviteAll(): void {
    const everybody = [...new Set(this.people().flatMap(({ members }) => members.map(({ person }) => person)))];
    const isAll = everybody.length === this.draft()?.invited.length;
    this.change({ invited: isAll ? [] : everybody });
  }

  protected add(ids: readonly string[]): void {
    const chosen = ids.flatMap((id) => [...this.sections().keys()].filter((known) => known === id));
    const added = chosen.map((section): PlannedItem => ({ id: reviewItemId.parse(crypto.randomUUID()), section, minutes: MINUTES }));
    this.change({ agenda: [...(this.draft()?.agenda ?? []), ...added] });
  }

  protected readonly readyIds = (): readonly string[] => this.ready().map(({ section }) => section.id);

  /** What cannot be planned becomes what comes nearest, before the person's eyes. */
  protected setMinutes({ id, minutes: before }: PlannedItem, field: HTMLInputElement): void {
    const typed = field.valueAsNumber;
    const minutes = Number.isNaN(typed) ? before : Math.min(LONGEST, Math.max(1, Math.round(typed)));
    field.value = String(minutes);
    this.change({ agenda: (this.draft()?.agenda ?? []).map((item) => (item.id === id ? { ...item, minutes } : item)) });
  }

  /** Moves an item past the one that stands next to it on the screen; the focus stays on the button that did it. */
  protected move(at: number, step: -1 | 1): void {
    const agenda = [...(this.draft()?.agenda ?? [])];
    const [item, other] = [this.items()[at], this.items()[at + step]];
    if (item === undefined || other === undefined) return;
    const placeOf = (one: PlannedItem): number => agenda.findIndex(({ id }) => id === one.id);
    agenda.splice(placeOf(other), 0, ...agenda.splice(placeOf(item), 1));
    this.holdFocus();
    this.change({ agenda });
    void this.announcer.announce(this.say('review.form.moved', { title: item.title, place: at + step + 1 }));
  }

  protected remove(id: ReviewItemId): void {
    this.change({ agenda: (this.draft()?.agenda ?? []).filter((item) => item.id !== id) });
    this.document.getElementById('session-add')?.focus();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const plan = this.plan();
    if (plan === null || this.isBusy()) return;
    this.isBusy.set(true);
    this.fault.set(null);
    try {
      const known = this.known();
      const saved = known === null ? await this.api.plan(this.dossier.slug(), { id: this.newId, ...plan }) : await this.api.change(known.id, this.hasBegun() ? { agenda: plan.agenda } : plan);
      this.forget();
      await this.router.navigate(['/dossiers', this.dossier.slug(), 'overleg', saved.id]);
    } catch (error) {
      // What was filled in stays; the sentence says what was wrong with it.
      this.fault.set(this.problems.sentence(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  private plan(): Omit<NewReviewSession, 'id'> | null {
    const draft = this.draft();
    if (draft === null) return null;
    const { date, time, agenda, ...rest } = draft;
    const startsAt = this.startOf(date, time);
    const isMoved = startsAt !== this.known()?.startsAt;
    if (rest.title.trim() === '') this.fault.set(this.say('review.form.noName'));
    else if (startsAt === null) this.fault.set(this.say('review.form.noDate'));
    else if (isMoved && isSessionPast(startsAt, this.dossier.now())) this.fault.set(refusalSentence('session-in-the-past', this.words.language()));
    else if (agenda.length === 0) this.fault.set(this.say('review.form.noAgenda'));
    else return { ...rest, startsAt, agenda: [...agenda] };
    return null;
  }

  /** The very instant that it was when nothing else was chosen; null for what no clock shows. */
  private startOf(date: string, time: string): string | null {
    const known = this.known();
    const before = known === null ? null : brusselsClock(new Date(known.startsAt));
    if (before?.date === date && before.time === time) return known?.startsAt ?? null;
    return brusselsInstant(date, time)?.toISOString() ?? null;
  }

  private async load(id: string): Promise<void> {
    try {
      this.known.set(await this.api.read(id));
    } catch (error) {
      // Nothing to change then; the sentence says why.
      this.fault.set(this.problems.sentence(error));
    }
  }

  /** What the form begins with: the plan as it is, or tomorrow at ten about what is ready. */
  private start(): DraftPlan | null {
    const detail = this.dossier.detail();
    const viewer = this.dossier.viewer();
    if (detail === null || viewer === null) return null;
    const known = this.known();
    if (!this.isNew()) return known && planOf(known);
    const ready = detail.sections.filter(({ status }) => status === 'ready');
    return {
      title: this.say('review.form.nameDefault', { dossier: detail.title }),
      date: brusselsClock(new Date(Date.parse(detail.now) + DAY)).date,
      time: '10:00',
      place: '',
      preparation: '',
      chair: viewer.person,
      invited: [...new Set(detail.partners.flatMap(({ members }) => members.map(({ person }) => person)))],
      agenda: ready.map(({ id }) => ({ id: reviewItemId.parse(crypto.randomUUID()), section: id, minutes: MINUTES })),
    };
  }

  private titleOf({ number, title, partner }: SectionSummary): string {
    const owner = this.dossier.detail()?.partners.find(({ id }) => id === partner)?.name;
    return owner === undefined ? `${number} ${title}` : `${number} ${title} (${owner})`;
  }
}
