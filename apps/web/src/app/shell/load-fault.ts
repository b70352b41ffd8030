import { Component, computed, inject, input, output } from '@angular/core';
import { Icon } from '@samenpen/ui';
import { Problems } from '../api/problems';
import { Words } from '../words/words';

/** In place of what could not be fetched: what happened, what to do, a reference where there is one. */
@Component({
  selector: 'sp-load-fault',
  imports: [Icon],
  template: `
    <div class="notice wrong" role="alert">
      <sp-icon name="triangle-alert" />
      <div>
        <p>{{ sentence() }}</p>
        @if (reference(); as number) {
          <p class="small quiet">{{ say('fault.reference', { reference: number }) }}</p>
        }
        <button type="button" class="button small" (click)="again.emit()"><sp-icon name="refresh-cw" />{{ say('problem.again') }}</button>
      </div>
    </div>
  `,
  styles: `
    .notice div { display: grid; gap: 0.5rem; justify-items: start; }
  `,
})
export class LoadFault {
  /** What went wrong. */
  readonly error = input.required<unknown>();
  /** The person wants to try again. */
  readonly again = output();

  private readonly problems = inject(Problems);
  protected readonly say = inject(Words).say;
  protected readonly sentence = computed(() => this.problems.sentence(this.error()));
  protected readonly reference = computed(() => this.problems.reference(this.error()));
}
