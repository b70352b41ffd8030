import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DossierDetail, DossierPartner, SectionSummary } from '@samenpen/contracts';
import { StateMark } from '@samenpen/ui';
import { Words } from '../../words/words';
import { statusKey } from '../status-key';

type Column = { readonly key: string; readonly number: string; readonly title: string };
type Cell = { readonly column: Column; readonly section: SectionSummary | null };
type Row = { readonly partner: DossierPartner; readonly cells: readonly Cell[]; readonly done: number; readonly total: number };

/** Partner × own section: where each municipality stands, every mark leads to its section. */
@Component({
  selector: 'sp-partner-grid',
  imports: [RouterLink, StateMark],
  templateUrl: './partner-grid.html',
  styleUrl: './partner-grid.css',
})
export class PartnerGrid {
  /** The dossier whose partners are shown. */
  readonly dossier = input.required<DossierDetail>();

  protected readonly say = inject(Words).say;
  protected readonly statusKey = statusKey;

  private readonly own = computed(() => this.dossier().sections.filter(({ partner }) => partner !== null));

  protected readonly columns = computed<readonly Column[]>(() => {
    const columns = new Map<string, Column>();
    for (const { key, number, title } of this.own()) if (!columns.has(key)) columns.set(key, { key, number, title });
    return [...columns.values()];
  });

  protected readonly rows = computed<readonly Row[]>(() =>
    this.dossier()
      .partners.filter(({ projectRole }) => projectRole !== 'facilitator')
      .map((partner) => this.rowOf(partner)),
  );

  private rowOf(partner: DossierPartner): Row {
    const own = this.own().filter((section) => section.partner === partner.id);
    return {
      partner,
      cells: this.columns().map((column) => ({ column, section: own.find(({ key }) => key === column.key) ?? null })),
      done: own.filter(({ status }) => status === 'approved' || status === 'confirmed').length,
      total: own.filter(({ status }) => status !== 'not-applicable').length,
    };
  }
}
