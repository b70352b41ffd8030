import { Component, ElementRef, computed, inject, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DossierReading, Thread } from '@samenpen/contracts';
import { Icon, StateBadge } from '@samenpen/ui';
import { plainBody } from '../comments/comment-words';
import { ThreadList } from '../comments/thread-list';
import { statusKey } from '../dossier/status-key';
import { Instants } from '../words/instants';
import { Words } from '../words/words';
import { Prose } from './prose';
import type { Remark } from './remarked-prose';

/** One section in the reading view: whose it is, its state, its text. */
@Component({
  selector: 'sp-reading-section',
  imports: [Icon, Prose, RouterLink, StateBadge, ThreadList],
  template: `
    @let section = this.section();
    <section [id]="'s-' + section.id" [attr.aria-label]="name()">
      @if (isTitled()) {
        <h3>{{ name() }}</h3>
      }
      <p class="state">
        <sp-state-badge [status]="section.status" [label]="say(statusKey(section.status))" />
        @if (section.approval; as approval) {
          <span>{{ say('reading.approvedBy', { name: approval.by.name, organisation: approval.by.organisation, day: instants.date(approval.at) }) }}</span>
        } @else if (section.lastEdit; as edit) {
          <span>{{ say('reading.lastEdit', { name: edit.by.name, organisation: edit.by.organisation, day: instants.date(edit.at) }) }}</span>
        }
        <a [routerLink]="['/dossiers', slug(), 'secties', section.id]">
          {{ say('reading.open') }}<span class="visually-hidden">: {{ name() }}</span>
        </a>
      </p>
      @if (hasText()) {
        <sp-prose [json]="section.content?.json" [topHeading]="isTitled() ? 4 : 3" [suggestedBy]="section.suggestedBy" [remarks]="remarks()" (remarkAsked)="showThread($event)" />
      } @else {
        <p class="nothing">{{ section.kind === 'text' ? say('reading.noText') : say('reading.otherKind', { kind: say(kindKey()) }) }}</p>
      }
      @if (threads().length > 0 || section.may.comment) {
        <details #around class="threads">
          <summary><sp-icon name="message-square" />{{ threads().length === 0 ? say('comments.add') : words.count('comments.openCount', threads().length) }}<span class="visually-hidden">: {{ name() }}</span></summary>
          <sp-thread-list [threads]="threads()" [anchor]="{ kind: 'section', section: section.id }" [addLabel]="say('comments.addToSection')" [mayAdd]="section.may.comment" [placed]="placed()" (textAsked)="showWords($event)" />
        </details>
      }
    </section>
  `,
  styles: `
    section { padding-top: 1.25rem; scroll-margin-top: calc(var(--header-height) + 0.5rem); }
    h3 { font-family: var(--serif); font-size: 1.1875rem; font-weight: 600; }
    .state { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; margin: 0.375rem 0 0.875rem; color: var(--ink-3); font-size: var(--text-s); }
    .state a { margin-left: auto; }
    sp-prose { max-width: none; }
    .nothing { color: var(--ink-3); font-style: italic; }
    .threads { margin-top: 0.75rem; }
    summary { display: inline-flex; gap: 0.375rem; align-items: center; min-height: 1.75rem; color: var(--ink-2); font-size: var(--text-s); font-weight: 600; cursor: pointer; }
    summary sp-icon { width: 1rem; height: 1rem; }
    .threads[open] summary { margin-bottom: 0.5rem; }
    @media print { .threads { display: none; } .state a { display: none; } h3 { break-after: avoid; } }
  `,
})
export class ReadingSection {
  /** The section with its text. */
  readonly section = input.required<DossierReading['sections'][number]>();
  /** Name of the municipality whose own text it is, null for one of the consortium. */
  readonly partner = input.required<string | null>();
  /** Whether it is the only one under its number, so that the number's title is its own. */
  readonly isAlone = input.required<boolean>();
  /** Slug of the dossier. */
  readonly slug = input.required<string>();

  /** The open threads on it. */
  readonly threads = input<readonly Thread[]>([]);

  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly instants = inject(Instants);
  protected readonly statusKey = statusKey;
  protected readonly isTitled = computed(() => !this.isAlone());
  protected readonly name = computed(() => {
    const { title } = this.section();
    const partner = this.partner();
    return partner === null ? title : `${title}: ${partner}`;
  });
  /** The threads on words of the text, as they stand there. */
  protected readonly remarks = computed<readonly Remark[]>(() =>
    this.threads().flatMap(({ id, standing, audience, comments }) => {
      if (standing === null) return [];
      const [first] = comments;
      const count = comments.length;
      const values = { name: first?.by.name ?? '', words: plainBody(first?.body ?? null).slice(0, 80) };
      const label = count === 1 ? this.say('comments.markOne', values) : this.say('comments.markSeveral', { ...values, count });
      return [{ id, ...standing, isInternal: audience !== null, label, count }];
    }),
  );
  protected readonly placed = computed<ReadonlySet<string>>(() => new Set(this.remarks().map(({ id }) => id)));
  private readonly around = viewChild<ElementRef<HTMLDetailsElement>>('around');
  private readonly list = viewChild(ThreadList);
  private readonly prose = viewChild(Prose);
  protected readonly hasText = computed(() => (this.section().content?.text ?? '').trim() !== '');
  protected readonly kindKey = computed(() => `kind.${this.section().kind}` as const);

  protected showThread(id: string): void {
    const around = this.around()?.nativeElement;
    if (around) around.open = true;
    this.list()?.focusThread(id);
  }

  protected showWords(id: string): void {
    this.prose()?.showRemark(id);
  }
}
