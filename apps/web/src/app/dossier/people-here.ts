import { Component, computed, inject, input } from '@angular/core';
import type { DossierDetail } from '@samenpen/contracts';
import { PersonBadge } from '@samenpen/ui';
import { DossierPresence } from '../live/dossier-presence';
import { Words } from '../words/words';

const SHOWN = 5;

/** Who else is in the dossier now, in the bar on top: a few badges and how many more. */
@Component({
  selector: 'sp-people-here',
  imports: [PersonBadge],
  template: `
    @if (people().length > 0) {
      <ul [attr.aria-label]="say('people.here')">
        @for (person of people(); track person.id) {
          <li><sp-person-badge [name]="person.name" [organisation]="person.organisation" [colour]="person.colour" /></li>
        }
        @if (more() > 0) {
          <li class="more">{{ say('people.more', { count: more() }) }}</li>
        }
      </ul>
    }
  `,
  styles: `
    ul { display: flex; align-items: center; margin: 0; padding: 0; list-style: none; --ring: var(--panel); }
    li + li { margin-left: -0.25rem; }
    .more { margin-left: 0.375rem; color: var(--ink-2); font-size: var(--text-s); }
    @media (max-width: 30rem) { li:nth-child(n + 4) { display: none; } }
    @media (max-width: 24rem) { li:nth-child(n + 3) { display: none; } }
  `,
})
export class PeopleHere {
  /** The dossier that is open. */
  readonly dossier = input.required<DossierDetail>();

  protected readonly say = inject(Words).say;
  private readonly presence = inject(DossierPresence);
  private readonly everybody = computed(() => {
    const seen = new Map(this.presence.present().map((person) => [person.id, person]));
    return [...seen.values()];
  });
  protected readonly people = computed(() => this.everybody().slice(0, SHOWN));
  protected readonly more = computed(() => this.everybody().length - this.people().length);
}
