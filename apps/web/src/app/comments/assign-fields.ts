import { Component, computed, inject, input, output } from '@angular/core';
import { OpenDossier } from '../dossier/open-dossier';
import { Words } from '../words/words';
import type { Draft } from './drafts';

type Assignment = Pick<Draft, 'assignee' | 'due'>;

/** Who should act on a thread, and by when. */
@Component({
  selector: 'sp-assign-fields',
  template: `
    <div class="field">
      <label [for]="idBase() + '-who'">{{ say('comments.assignTo') }}</label>
      <select #who class="input" [id]="idBase() + '-who'" (change)="choose(who.value)">
        <option value="" [selected]="assignee() === null">{{ say('comments.nobody') }}</option>
        @for (option of options(); track option.value) {
          <option [value]="option.value" [selected]="option.value === chosen()">{{ option.name }}</option>
        }
      </select>
    </div>
    @if (assignee() !== null) {
      <div class="field">
        <label [for]="idBase() + '-due'">{{ say('comments.due') }}</label>
        <input #day type="date" class="input" [id]="idBase() + '-due'" [value]="due()" (input)="changed.emit({ assignee: assignee(), due: day.value })" />
      </div>
    }
  `,
  styles: ':host { display: grid; gap: 0.5rem; }',
})
export class AssignFields {
  /** Begins the ids of the fields; one of a kind on the page. */
  readonly idBase = input.required<string>();
  readonly assignee = input.required<Draft['assignee']>();
  /** A date of Brussels; empty for none. */
  readonly due = input.required<string>();
  /** Only this municipality and its people may be chosen: that of an internal thread. Null for everybody. */
  readonly withinPartner = input<string | null>(null);
  readonly changed = output<Assignment>();

  protected readonly say = inject(Words).say;
  private readonly dossier = inject(OpenDossier);
  protected readonly options = computed<{ value: string; name: string }[]>(() =>
    (this.dossier.detail()?.partners ?? [])
      .filter(({ id }) => this.withinPartner() === null || id === this.withinPartner())
      .flatMap(({ id, name, members }) => [
        { value: id, name: this.say('comments.wholeOrganisation', { name }) },
        ...members.filter(({ person }, at) => members.findIndex((other) => other.person === person) === at).map((member) => ({ value: `${id}/${member.person}`, name: member.name })),
      ]),
  );
  protected readonly chosen = computed(() => {
    const assignee = this.assignee();
    if (assignee === null) return '';
    return assignee.person === null ? assignee.partner : `${assignee.partner}/${assignee.person}`;
  });

  protected choose(value: string): void {
    const [partner = '', person = null] = value.split('/');
    this.changed.emit(value === '' ? { assignee: null, due: '' } : { assignee: { partner, person }, due: this.due() });
  }
}
