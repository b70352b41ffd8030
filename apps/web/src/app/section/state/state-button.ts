import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject, input, output } from '@angular/core';
import type { SectionSummary } from '@samenpen/contracts';
import { Icon } from '@samenpen/ui';
import { Words } from '../../words/words';
import { offeredActions } from './section-actions';
import type { OfferedAction } from './section-actions';

/** The one button that moves the section on, and a menu with whatever else may be asked in this state. */
@Component({
  selector: 'sp-state-button',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon],
  template: `
    @if (awaitsDecisions()) {
      <button type="button" class="button primary small" (click)="suggestionsAsked.emit()">
        <sp-icon name="pencil-line" /><span>{{ say('section.suggest.decideFirst') }}</span>
      </button>
    } @else if (main(); as action) {
      <button type="button" class="button primary small" (click)="asked.emit(action)">
        <sp-icon [name]="action.icon" /><span>{{ say(label(action)) }}</span>
      </button>
    }
    @if (more().length > 0) {
      <button type="button" class="button small icon-only more" [attr.aria-label]="say('section.transition.more')" [cdkMenuTriggerFor]="menu">
        <sp-icon name="ellipsis" />
      </button>
    }
    <ng-template #menu>
      <div cdkMenu class="menu">
        @for (action of more(); track action.event) {
          <button type="button" cdkMenuItem class="item" (cdkMenuItemTriggered)="asked.emit(action)">
            <sp-icon [name]="action.icon" />{{ say(label(action)) }}
          </button>
        }
      </div>
    </ng-template>
  `,
  styles: `
    :host { display: flex; flex: none; gap: 0.375rem; align-items: center; }
    .button { white-space: nowrap; }
    .more { width: 1.875rem; }
    @container bar (width < 42rem) { .primary sp-icon { display: none; } }
    .menu { display: grid; min-width: 15rem; padding: 0.25rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper); box-shadow: var(--shadow-raised); }
    .item { display: flex; gap: 0.625rem; align-items: center; min-height: 2.25rem; padding: 0.375rem 0.75rem; border: 0; border-radius: 4px; background: transparent; text-align: left; cursor: pointer; }
    .item:hover, .item:focus-visible { background: var(--hover); }
  `,
})
export class StateButton {
  /** The section with what the person may do. */
  readonly section = input.required<SectionSummary>();
  /** The person asks for a state change; nothing has happened yet. */
  readonly asked = output<OfferedAction>();

  /** The person, who would approve, has to decide suggestions first. */
  readonly suggestionsAsked = output();

  protected readonly say = inject(Words).say;
  private readonly offered = computed(() => offeredActions(this.section()));
  protected readonly awaitsDecisions = computed(() => this.section().mayNot.approve === 'open-suggestions');
  protected readonly main = computed(() => this.offered()[0] ?? null);
  protected readonly more = computed(() => (this.awaitsDecisions() ? this.offered() : this.offered().slice(1)));

  protected label({ event }: OfferedAction) {
    return `section.transition.${event}.do` as const;
  }
}
