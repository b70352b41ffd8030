import { Component, computed, inject, input, output } from '@angular/core';
import { refusalSentence } from '@samenpen/access-policy';
import type { ReasonCode, ReviewItem, ReviewSession } from '@samenpen/contracts';
import { OpenDossier } from '../dossier/open-dossier';
import { LeftWords } from '../shell/left-words';
import { Words } from '../words/words';
import { SessionDrafts, pointPlace, stancePlace } from './session-drafts';

type Ungiven = { readonly place: string; readonly why: string; readonly words: string; readonly drop: () => void };

/** What the person was writing in the session when it came to an end, or when somebody else decided. */
@Component({
  selector: 'sp-ungiven-words',
  imports: [LeftWords],
  template: `
    @for (one of all(); track one.place) {
      <sp-left-words [why]="one.why" [words]="one.words" (dismissed)="one.drop(); dismissed.emit()" />
    }
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.75rem; }
    :host:empty { display: none; }
  `,
  host: { role: 'status' },
})
export class UngivenWords {
  readonly session = input.required<ReviewSession>();
  /** The person is done with one of them. */
  readonly dismissed = output();

  private readonly words = inject(Words);
  private readonly say = this.words.say;
  private readonly drafts = inject(SessionDrafts);
  private readonly dossier = inject(OpenDossier);

  protected readonly all = computed<readonly Ungiven[]>(() => {
    const { items } = this.session();
    const found = [...items.flatMap((item) => [...this.stancesOn(item), ...this.reasonOn(item), ...this.pointOn(item)]), ...this.pointOn(null)];
    return found.filter(({ words }) => words !== '');
  });

  private stancesOn(item: ReviewItem): readonly Ungiven[] {
    const refusal = this.refusal('state', item);
    if (refusal === null) return [];
    return (this.dossier.detail()?.partners ?? []).flatMap(({ id, name }) => {
      const place = stancePlace(item.id, id);
      const words = this.drafts.stances.of(place)?.remark.trim() ?? '';
      if (words === item.stances.find(({ partner }) => partner.id === id)?.remark) return [];
      const why = `${refusal} ${this.say('review.left.stance', { partner: name, title: item.section.title })}`;
      return [{ place, why, words, drop: () => this.drafts.stances.drop(place) }];
    });
  }

  private reasonOn(item: ReviewItem): readonly Ungiven[] {
    const refusal = this.refusal('chair', item);
    const words = this.drafts.reasons.of(item.id)?.trim() ?? '';
    if (refusal === null || words === item.decision?.reason) return [];
    const why = `${refusal} ${this.say('review.left.reason', { title: item.section.title })}`;
    return [{ place: `reason ${item.id}`, why, words, drop: () => this.drafts.reasons.drop(item.id) }];
  }

  private pointOn(item: ReviewItem | null): readonly Ungiven[] {
    const refusal = this.refusal('minutes', null);
    if (refusal === null) return [];
    const place = pointPlace(this.session(), item?.id ?? null);
    const what = item === null ? this.say('review.left.generalPoint') : this.say('review.left.point', { title: item.section.title });
    return [{ place, why: `${refusal} ${what}`, words: this.drafts.points.of(place)?.text.trim() ?? '', drop: () => this.drafts.points.drop(place) }];
  }

  /** Why it cannot be given any more, in a sentence; null when it still can. */
  private refusal(action: 'state' | 'chair' | 'minutes', item: ReviewItem | null): string | null {
    const { may, mayNot } = this.session();
    const isDecided = action === 'state' ? item?.decision?.state === 'done' : (item?.decision ?? null) !== null;
    const code: ReasonCode | null = may[action] ? (isDecided ? 'already-decided' : null) : (mayNot[action] ?? 'session-has-ended');
    return code === null ? null : refusalSentence(code, this.words.language());
  }
}
