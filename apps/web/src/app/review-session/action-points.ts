import { Component, computed, inject, input, signal } from '@angular/core';
import { actionPointId } from '@samenpen/contracts';
import type { ReviewItemId, ReviewSession } from '@samenpen/contracts';
import { Icon } from '@samenpen/ui';
import { OpenDossier } from '../dossier/open-dossier';
import { focusKeeper } from '../shell/focus-keeper';
import { NeededField } from '../shell/needed-field';
import { brusselsInstant } from '../words/brussels';
import { Instants } from '../words/instants';
import { Words } from '../words/words';
import { OpenSession } from './open-session';
import type { PointDraft } from './session-drafts';
import { SessionDrafts, pointPlace } from './session-drafts';

/** By the end of the day, when only a date is given. */
const END_OF_DAY = '17:00';

/** What was agreed to do, by whom and by when: on one item, or (with `null`) in general. */
@Component({
  selector: 'sp-action-points',
  imports: [Icon, NeededField],
  templateUrl: './action-points.html',
  styleUrl: './action-points.css',
})
export class ActionPoints {
  readonly session = input.required<ReviewSession>();
  /** The item they belong to; null: none. */
  readonly item = input.required<ReviewItemId | null>();

  protected readonly say = inject(Words).say;
  protected readonly instants = inject(Instants);
  private readonly open = inject(OpenSession);
  private readonly drafts = inject(SessionDrafts).points;
  private readonly dossier = inject(OpenDossier);
  private readonly keepFocus = focusKeeper();
  protected readonly fieldId = computed(() => `action-${this.item() ?? 'general'}`);
  protected readonly points = computed(() => this.session().actionPoints.filter(({ item }) => item === this.item()));
  private readonly place = computed(() => pointPlace(this.session(), this.item()));
  /** The one that is being added; null: none is. */
  protected readonly draft = computed(() => (this.session().may.minutes ? this.drafts.of(this.place()) : null));
  protected readonly isBusy = signal(false);

  /** Organisations and the people in them, as one list to choose from. */
  protected readonly owners = computed(() =>
    (this.dossier.detail()?.partners ?? []).flatMap(({ id, name, members }) => [
      { partner: id, person: null, name },
      ...members
        .filter(({ person }, at) => members.findIndex((other) => other.person === person) === at)
        .map((member) => ({ partner: id, person: member.person, name: member.name.includes(name) ? member.name : `${member.name} (${name})` })),
    ]),
  );

  /** Starts with nothing of the one before. */
  protected begin(): void {
    this.drafts.keep(this.place(), { id: actionPointId.parse(crypto.randomUUID()), text: '', date: '', who: 0 });
    this.keepFocus('form input');
  }

  protected write(change: Partial<PointDraft>): void {
    const draft = this.draft();
    if (draft !== null) this.drafts.keep(this.place(), { ...draft, ...change });
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const [place, draft] = [this.place(), this.draft()];
    if (draft === null || draft.text.trim() === '' || this.isBusy()) return;
    const owner = this.owners()[draft.who - 1];
    const due = draft.date === '' ? null : brusselsInstant(draft.date, END_OF_DAY);
    this.isBusy.set(true);
    const isAdded = await this.open.move({
      move: 'action-point',
      id: draft.id,
      item: this.item(),
      text: draft.text.trim(),
      partner: owner?.partner ?? null,
      person: owner?.person ?? null,
      dueAt: due?.toISOString() ?? null,
    });
    this.isBusy.set(false);
    if (isAdded) this.close(place);
  }

  protected close(place = this.place()): void {
    this.drafts.drop(place);
    this.keepFocus('.add');
  }

  /** Done is said by who it was given to, a colleague, or the chair. */
  protected mayFinish({ person, partner }: ReviewSession['actionPoints'][number]): boolean {
    const me = this.open.person();
    const colleagues = this.dossier.detail()?.partners.find(({ id }) => id === partner?.id)?.members ?? [];
    return this.session().chair.person === me || person?.id === me || colleagues.some((member) => member.person === me && member.role !== 'reader');
  }

  protected async drop(point: ReviewSession['actionPoints'][number]): Promise<void> {
    await this.open.move({ move: 'drop-action-point', id: point.id });
    this.keepFocus('h3');
  }

  protected async setDone({ id }: ReviewSession['actionPoints'][number], box: HTMLInputElement): Promise<void> {
    const isDone = box.checked;
    // The browser has drawn what was asked for; where that is refused it is not so.
    if (!(await this.open.move({ move: 'action-point-done', id, isDone }))) box.checked = !isDone;
  }
}
