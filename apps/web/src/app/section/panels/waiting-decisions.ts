import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SectionDetail, WaitingDecision } from '@samenpen/contracts';
import { Icon } from '@samenpen/ui';
import { Sessions } from '../../api/sessions';
import { Words } from '../../words/words';
import { offeredActions } from '../state/section-actions';
import type { OfferedAction } from '../state/section-actions';

/** What review sessions decided about the section and waits for the penhouder: who decided, why, and where it is done. */
@Component({
  selector: 'sp-waiting-decisions',
  imports: [Icon, RouterLink],
  template: `
    @for (waiting of section().waiting; track waiting.session.id) {
      <div class="notice heed">
        <sp-icon name="users" />
        <div>
          <p><strong>{{ say(decidedKey(waiting), { session: waiting.session.title, name: waiting.by.name, organisation: waiting.by.organisation }) }}</strong></p>
          @if (waiting.reason) {
            <p>{{ waiting.reason }}</p>
          }
          <p>
            {{ say(nextKey(waiting)) }}
            <a [routerLink]="['/dossiers', section().dossier.slug, 'overleg', waiting.session.id]">{{ say('section.waiting.open') }}</a>
          </p>
          @if (besideMain(waiting); as action) {
            <button type="button" class="button small" (click)="asked.emit(action)"><sp-icon [name]="action.icon" />{{ say(doKey(waiting)) }}</button>
          }
        </div>
      </div>
    }
  `,
  styles: `
    :host { display: grid; gap: 0.5rem; }
    :host:not(:has(.notice)) { display: none; }
    .notice div { display: grid; gap: 0.25rem; justify-items: start; }
  `,
})
export class WaitingDecisions {
  /** The section shown. */
  readonly section = input.required<SectionDetail>();
  /** The person does what was decided. */
  readonly asked = output<OfferedAction>();

  protected readonly say = inject(Words).say;
  private readonly me = inject(Sessions);
  protected readonly decidedKey = ({ kind }: WaitingDecision) => `section.waiting.decided.${kind}` as const;
  protected readonly doKey = ({ kind }: WaitingDecision) => `section.transition.${kind}.do` as const;

  /** Doing it here confirms it; who decided it waits for somebody else. */
  protected actionOf({ kind, by }: WaitingDecision): OfferedAction | null {
    if (by.person === this.me.current()?.person.id) return null;
    return offeredActions(this.section()).find(({ event }) => event === kind) ?? null;
  }

  /** The step forward has its button over the text already. */
  protected besideMain(waiting: WaitingDecision): OfferedAction | null {
    const [main] = offeredActions(this.section());
    return waiting.kind === main?.event ? null : this.actionOf(waiting);
  }

  protected nextKey(waiting: WaitingDecision) {
    return this.actionOf(waiting) === null ? ('section.waiting.forPenhouder' as const) : (`section.waiting.here.${waiting.kind}` as const);
  }
}
