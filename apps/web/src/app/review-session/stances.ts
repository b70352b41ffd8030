import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { PartnerId, ReviewItem, ReviewSession, Stance } from '@samenpen/contracts';
import { OpenDossier } from '../dossier/open-dossier';
import { focusHolder } from '../shell/focus-keeper';
import { NeededField } from '../shell/needed-field';
import { Words } from '../words/words';
import { OpenSession } from './open-session';
import type { StanceDraft } from './session-drafts';
import { SessionDrafts, stancePlace } from './session-drafts';

const STANCES: readonly Stance[] = ['agree', 'agree-with-remark', 'disagree'];

/** What each organisation thinks of the item, and the person's own to state. */
@Component({
  selector: 'sp-stances',
  imports: [NeededField],
  templateUrl: './stances.html',
  styleUrl: './stances.css',
})
export class Stances {
  readonly session = input.required<ReviewSession>();
  readonly item = input.required<ReviewItem>();

  protected readonly say = inject(Words).say;
  private readonly open = inject(OpenSession);
  private readonly drafts = inject(SessionDrafts).stances;
  private readonly dossier = inject(OpenDossier);
  protected readonly stances = STANCES;

  /** Every organisation of the dossier, with what it said, or whether it is here; and those that said something and left. */
  protected readonly rows = computed(() => {
    const here = new Set<string>(this.session().attendance.filter(({ isHere }) => isHere).map(({ partner }) => partner.id));
    const said = new Map<string, ReviewItem['stances'][number]>(this.item().stances.map((one) => [one.partner.id, one]));
    const partners = this.dossier.detail()?.partners ?? [];
    const left = this.item().stances.map(({ partner }) => partner).filter(({ id }) => partners.length > 0 && !partners.some((one) => one.id === id));
    return [...partners, ...left].map(({ id, name }) => ({ id, name, isHere: here.has(id), held: said.get(id) ?? null }));
  });
  /** The organisations that the person can speak for. */
  protected readonly mine = computed(() => {
    const speaksFor = new Set<string>((this.dossier.viewer()?.standings ?? []).filter(({ role }) => role !== 'reader').map(({ partner }) => partner));
    return this.rows().filter(({ id }) => speaksFor.has(id));
  });
  protected readonly mayState = computed(() => this.session().may.state && this.item().decision?.state !== 'done' && this.mine().length > 0);
  protected readonly partner = signal<PartnerId | null>(null);
  protected readonly speaker = computed(() => this.mine().find(({ id }) => id === this.partner()) ?? this.mine()[0] ?? null);
  private readonly place = computed(() => stancePlace(this.item().id, this.speaker()?.id ?? ''));
  /** Begins with what was stated. */
  protected readonly draft = computed<StanceDraft>(() => {
    const held = this.speaker()?.held;
    return this.drafts.of(this.place()) ?? { stance: held?.stance ?? null, remark: held?.remark ?? '' };
  });

  constructor() {
    const holdFocus = focusHolder('#stances-heading');
    effect(() => {
      if (!this.mayState()) untracked(holdFocus);
    });
  }

  protected speakFor(index: number): void {
    this.partner.set(this.mine()[index]?.id ?? null);
  }

  protected write(change: Partial<StanceDraft>): void {
    this.drafts.keep(this.place(), { ...this.draft(), ...change });
  }

  protected async state(event: Event): Promise<void> {
    event.preventDefault();
    const speaker = this.speaker();
    const [place, draft] = [this.place(), this.draft()];
    const { stance } = draft;
    if (speaker === null || stance === null) return;
    const remark = draft.remark.trim();
    const isStated = await this.open.move({ move: 'stance', item: this.item().id, partner: speaker.id, stance, remark: remark === '' ? null : remark });
    // What was written meanwhile is not stated: it stays.
    if (isStated && this.drafts.of(place) === draft) this.drafts.drop(place);
  }
}
