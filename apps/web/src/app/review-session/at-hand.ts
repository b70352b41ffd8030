import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReviewItem, ReviewSession } from '@samenpen/contracts';
import { charactersOver, charactersShort } from '@samenpen/dossier-rules';
import { OpenDossier } from '../dossier/open-dossier';
import { Words } from '../words/words';

/** What is open about the item while it is discussed: what the checks find, and what was remarked. */
@Component({
  selector: 'sp-at-hand',
  imports: [RouterLink],
  template: `
    @if (lines().length > 0) {
      <section aria-labelledby="at-hand-heading">
        <h3 id="at-hand-heading">{{ say('review.atHand.title') }}</h3>
        <ul class="rows">
          @for (line of lines(); track line.text) {
            <li>
              <span>{{ line.text }}</span>
              <a class="button small" [routerLink]="['/dossiers', session().dossier.slug, 'secties', item().section.id]" [queryParams]="line.query">{{ say('review.atHand.show') }}<span class="visually-hidden">: {{ line.text }}</span></a>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    h3 { padding-bottom: 0.375rem; border-bottom: 1px solid var(--line); font-size: var(--text-m); }
    li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.75rem; align-items: center; padding: 0.4375rem 0; }
  `,
})
export class AtHand {
  readonly session = input.required<ReviewSession>();
  readonly item = input.required<ReviewItem>();

  private readonly words = inject(Words);
  protected readonly say = this.words.say;
  private readonly dossier = inject(OpenDossier);
  private readonly section = computed(() => this.dossier.detail()?.sections.find(({ id }) => id === this.item().section.id) ?? null);

  protected readonly lines = computed(() => {
    const section = this.section();
    if (section === null) return [];
    const over = charactersOver(section.characters, section.limits);
    const short = charactersShort(section.characters, section.limits);
    return [
      ...(over > 0 ? [{ text: this.words.count('review.atHand.over', over), query: {} }] : []),
      ...(short > 0 ? [{ text: this.words.count('review.atHand.short', short), query: {} }] : []),
      ...(section.changeRequest === null ? [] : [{ text: this.say('review.atHand.changes', { reason: section.changeRequest.reason }), query: {} }]),
    ];
  });
}
