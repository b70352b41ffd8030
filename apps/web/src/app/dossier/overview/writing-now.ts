import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DossierDetail } from '@samenpen/contracts';
import { EmptyState, PersonBadge } from '@samenpen/ui';
import { DossierPresence } from '../../live/dossier-presence';
import { Words } from '../../words/words';

/** Who is where in the dossier now; writers first. Oneself is left out. */
@Component({
  selector: 'sp-writing-now',
  imports: [EmptyState, PersonBadge, RouterLink],
  template: `
    <section class="card" aria-labelledby="now-heading">
      <h2 id="now-heading">{{ say('now.title') }}</h2>
      @if (people().length > 0) {
        <ul class="rows">
          @for (person of people(); track person.id) {
            <li>
              <sp-person-badge [name]="person.name" [organisation]="person.organisation" [colour]="person.colour" [beside]="true" />
              <p>
                <strong>{{ person.name }}</strong>&ngsp;<span class="quiet">{{ person.organisation }}</span>
                <span class="where">
                  @if (person.section; as section) {
                    {{ person.doing === 'writing' ? say('now.writesIn') : say('now.readsIn') }}
                    <a [routerLink]="['secties', section.id]">{{ section.title }}</a>
                  } @else {
                    {{ say('now.looksAround') }}
                  }
                </span>
              </p>
            </li>
          }
        </ul>
      } @else {
        <sp-empty-state icon="users" [title]="say('now.nobody')">{{ say('now.nobodyNext') }}</sp-empty-state>
      }
    </section>
  `,
  styles: `
    li { display: flex; gap: 0.875rem; align-items: center; padding: 0.625rem 0; }
    .where { display: block; color: var(--ink-2); font-size: var(--text-s); }
  `,
})
export class WritingNow {
  /** The dossier that is open. */
  readonly dossier = input.required<DossierDetail>();

  protected readonly say = inject(Words).say;
  private readonly presence = inject(DossierPresence);

  protected readonly people = computed(() => {
    const { sections } = this.dossier();
    return this.presence
      .present()
      .toSorted((one, other) => Number(other.doing === 'writing') - Number(one.doing === 'writing'))
      .map((person) => ({ ...person, section: sections.find(({ id }) => id === person.section) ?? null }));
  });
}
