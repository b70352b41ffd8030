import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DossierDetail, SectionSummary } from '@samenpen/contracts';
import { Icon, StateBadge } from '@samenpen/ui';
import { Instants } from '../../words/instants';
import { Words } from '../../words/words';
import { AssignSections } from '../assign/assign-sections';
import { OpenDossier } from '../open-dossier';
import { statusKey } from '../status-key';

const OPEN = new Set(['empty', 'drafting', 'changes-requested']);

/** The texts of the consortium: who has which, and by when; the penhouder hands them out here. */
@Component({
  selector: 'sp-shared-sections',
  imports: [Icon, RouterLink, StateBadge],
  templateUrl: './shared-sections.html',
  styleUrl: './shared-sections.css',
})
export class SharedSections {
  /** The dossier whose sections are shown. */
  readonly dossier = input.required<DossierDetail>();
  /** The dossier clock. */
  readonly now = input.required<Date>();

  private readonly open = inject(OpenDossier);
  private readonly assign = inject(AssignSections);
  protected readonly say = inject(Words).say;
  protected readonly instants = inject(Instants);
  protected readonly statusKey = statusKey;
  protected readonly mayAssign = computed(() => this.open.may('assign'));
  protected readonly sections = computed(() => this.dossier().sections.filter(({ partner }) => partner === null));

  protected isLate({ dueAt, status }: SectionSummary): boolean {
    return dueAt !== null && OPEN.has(status) && Date.parse(dueAt) < this.now().getTime();
  }

  protected async handOut(sections: readonly SectionSummary[]): Promise<void> {
    if (await this.assign.ask(this.dossier(), sections)) this.open.reload();
  }
}
