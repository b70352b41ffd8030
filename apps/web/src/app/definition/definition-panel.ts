import { Component, computed, inject, input } from '@angular/core';
import type { RuleSource, SectionColumn, SectionDetail } from '@samenpen/contracts';
import { EmptyState, Icon } from '@samenpen/ui';
import { Words } from '../words/words';

/**
 * What the call's template says of a section that is no text: what it asks, its columns or fields, its
 * rules with where each comes from. Read-only; `GET /api/sections/:id` has all of it.
 */
@Component({
  selector: 'sp-definition-panel',
  imports: [EmptyState, Icon],
  templateUrl: './definition-panel.html',
  styleUrl: './definition-panel.css',
})
export class DefinitionPanel {
  /** The section as the api answers it. */
  readonly section = input.required<SectionDetail>();

  private readonly words = inject(Words);
  protected readonly say = this.words.say;

  protected readonly definition = computed(() => this.section().definition);
  protected readonly columnsKey = computed(() => `definition.columns.${this.section().kind}` as const);
  protected readonly isEmpty = computed(() => {
    const { guidance, columns, rules } = this.definition();
    return guidance.length + columns.length + rules.length === 0;
  });

  protected typeOf({ type, choices, maxCharacters }: SectionColumn): string {
    const parts = [this.say(`columnType.${type}`)];
    if (choices !== undefined && choices.length > 0) parts.push(choices.join(' / '));
    if (maxCharacters !== undefined) parts.push(this.words.count('definition.maxCharacters', maxCharacters));
    return parts.join(' · ');
  }

  protected sourceOf({ source, reference }: RuleSource): string {
    const word = this.say(`ruleSource.${source}`);
    // An example has no reference but the sentence that says it is one.
    return source === 'example' || reference === '' ? word : `${word} · ${reference}`;
  }
}
