import { Component, ElementRef, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DossierDetail, SectionSummary } from '@samenpen/contracts';
import { charactersOver } from '@samenpen/dossier-rules';
import { Icon, StateMark } from '@samenpen/ui';
import type { TextKey } from '../../words/text-key';
import { Words } from '../../words/words';
import { ownerName, sectionGroups } from '../section-groups';
import { statusKey } from '../status-key';
import { treeMove } from './tree-keys';
import type { TreeRow } from './tree-keys';

type Row = TreeRow & {
  readonly number: string;
  readonly owner: string;
  readonly section: SectionSummary | null;
  /** *2 van 5 goedgekeurd*, for a number that has no text of its own. */
  readonly summary: string;
  readonly over: number;
  /** Whether others wrote in a part that is folded away. */
  readonly hasUnreadWithin: boolean;
};

/**
 * The sections of a dossier under their numbers. One stop for Tab; arrows move, right and left fold, letters
 * find (`tree-keys.ts`). Rows are links, so that they open in another tab like any link.
 */
@Component({
  selector: 'sp-section-tree',
  imports: [Icon, RouterLink, StateMark],
  templateUrl: './section-tree.html',
  styleUrl: './section-tree.css',
})
export class SectionTree {
  /** The dossier whose sections are shown. */
  readonly dossier = input.required<DossierDetail>();
  /** Id of the section on the screen, null on the overview. */
  readonly current = input<string | null>(null);
  /** Whether rows lead to their place in the reading view instead of to the section. */
  readonly asContents = input(false);
  /** Ids of the sections in which others wrote since the person looked. */
  readonly unread = input<ReadonlySet<string>>(new Set());
  /** How many threads of comments are open, per section. */
  readonly openThreads = input<ReadonlyMap<string | null, number>>(new Map());
  /** Somebody chose a row. */
  readonly chosen = output();

  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly statusKey = statusKey;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  private readonly groups = computed(() => sectionGroups(this.dossier().sections));
  private readonly folded = signal<ReadonlyMap<string, boolean>>(new Map());

  /** The number whose parts hold the current section stands open by itself. */
  private readonly currentNumber = computed(
    () => this.dossier().sections.find(({ id }) => id === this.current())?.number ?? null,
  );

  protected readonly rows = computed<readonly Row[]>(() =>
    this.groups().flatMap((group) => {
      const isFoldable = group.others.length > 0;
      const isExpanded = this.folded().get(group.number) ?? group.number === this.currentNumber();
      const head = this.headRow(group, isFoldable ? isExpanded : null);
      return isFoldable && isExpanded ? [head, ...this.partRows(group.others)] : [head];
    }),
  );

  /** The row that Tab reaches: the last one focused, else the current section, else the first. */
  protected readonly active = linkedSignal<readonly Row[], string>({
    source: this.rows,
    computation: (rows, before) => {
      const kept = rows.find(({ id }) => id === before?.value);
      return (kept ?? rows.find(({ section }) => section?.id === this.current()) ?? rows[0])?.id ?? '';
    },
  });

  protected link(section: SectionSummary): readonly string[] {
    const { slug } = this.dossier();
    return this.asContents() ? ['/dossiers', slug, 'lezen'] : ['/dossiers', slug, 'secties', section.id];
  }

  protected fragment(section: SectionSummary): string | undefined {
    return this.asContents() ? `s-${section.id}` : undefined;
  }

  /** What the row says when others wrote since the person looked; null for nothing. */
  protected unreadKey({ section, hasUnreadWithin }: Row): TextKey | null {
    if (section !== null && this.isUnread(section)) return 'versions.unread';
    return hasUnreadWithin ? 'versions.unreadWithin' : null;
  }

  protected press(event: KeyboardEvent, row: Row): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (row.section === null && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.fold(row.number, row.isExpanded !== true);
      return;
    }
    const move = treeMove(event.key, this.rows(), row.id);
    if (move === null) return;
    event.preventDefault();
    if (move.kind === 'go') this.focusRow(move.id);
    else this.fold(this.rows().find(({ id }) => id === move.id)?.number ?? '', move.expanded);
  }

  protected toggle(event: Event, row: Row): void {
    event.preventDefault();
    event.stopPropagation();
    this.fold(row.number, row.isExpanded !== true);
  }

  /** What is on the screen is being read. */
  private isUnread({ id }: SectionSummary): boolean {
    return this.unread().has(id) && id !== this.current();
  }

  private fold(number: string, expanded: boolean): void {
    this.folded.update((folded) => new Map(folded).set(number, expanded));
  }

  private focusRow(id: string): void {
    this.active.set(id);
    const rows = [...this.host.nativeElement.querySelectorAll<HTMLElement>('[data-row]')];
    rows.find((row) => row.dataset['row'] === id)?.focus();
  }

  private headRow(group: ReturnType<typeof sectionGroups>[number], isExpanded: boolean | null): Row {
    const { shared, others, number, title } = group;
    const approved = others.filter(({ status }) => status === 'approved' || status === 'confirmed').length;
    return {
      id: `n-${number}`,
      level: 1,
      text: title,
      isExpanded,
      number,
      section: shared,
      owner: shared === null ? '' : ownerName(shared, this.dossier().partners),
      summary: shared === null ? `${approved}/${others.length}` : '',
      over: shared === null ? 0 : charactersOver(shared.characters, shared.limits),
      hasUnreadWithin: isExpanded === false && others.some((part) => this.isUnread(part)),
    };
  }

  /** A part is named by its municipality, unless one has several under the same number. */
  private partRows(sections: readonly SectionSummary[]): Row[] {
    const partnerKeys = new Set(sections.filter(({ partner }) => partner !== null).map(({ key }) => key));
    return sections.map((section) => {
      const owner = ownerName(section, this.dossier().partners);
      const isNamedByOwner = section.partner !== null && partnerKeys.size === 1;
      return {
        id: section.id,
        level: 2,
        text: isNamedByOwner ? owner : section.title,
        isExpanded: null,
        number: section.number,
        section,
        owner: isNamedByOwner ? '' : owner,
        summary: '',
        over: charactersOver(section.characters, section.limits),
        hasUnreadWithin: false,
      };
    });
  }
}
