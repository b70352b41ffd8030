import { Component, computed, inject, input } from '@angular/core';
import type { RuleSource, SectionDefinition } from '@samenpen/contracts';
import { Words } from '../../words/words';

/** What the call asks in this section, foldable, with the source of each rule beside it. */
@Component({
  selector: 'sp-guidance',
  template: `
    @if (isShown()) {
      <details open>
        <summary>{{ say('section.guidance.title') }}</summary>
        @for (question of definition().guidance; track $index) {
          <p lang="nl-BE">{{ question }}</p>
        }
        @if (definition().rules.length > 0) {
          <ul class="rules">
            @for (rule of definition().rules; track rule.code) {
              <li><span lang="nl-BE">{{ rule.text }}</span>&ngsp;<span class="source">{{ sourceOf(rule.source) }}</span></li>
            }
          </ul>
        }
      </details>
    }
  `,
  styles: `
    details { padding-left: 1.125rem; border-left: 3px solid var(--line-strong); color: var(--ink-2); }
    summary { padding-block: 0.125rem; color: var(--ink); font-weight: 650; cursor: pointer; }
    p, .rules { margin-top: 0.375rem; max-width: 68ch; }
    .rules { display: grid; gap: 0.25rem; padding: 0; list-style: none; font-size: var(--text-s); }
    .source { color: var(--ink-3); }
    .source::before { content: '· '; }
  `,
})
export class Guidance {
  /** What the template says of the section. */
  readonly definition = input.required<SectionDefinition>();

  protected readonly say = inject(Words).say;
  protected readonly isShown = computed(() => this.definition().guidance.length + this.definition().rules.length > 0);

  protected sourceOf({ source, reference }: RuleSource): string {
    const word = this.say(`ruleSource.${source}`);
    // An example has no source but itself; its word says so already.
    const saysMore = source !== 'example' && reference !== '';
    return saysMore ? `${word} (${reference})` : word;
  }
}
