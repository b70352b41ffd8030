import { Service, inject } from '@angular/core';
import type { DossierDetail, SectionSummary } from '@samenpen/contracts';
import { Dialogs } from '../../shell/dialogs';

/** What the dialog is opened with. */
export type AssignQuestion = { readonly dossier: DossierDetail; readonly sections: readonly SectionSummary[] };

/** Asks to whom sections are handed and by when they are due; the dialog is fetched when it is first needed. */
@Service()
export class AssignSections {
  private readonly dialogs = inject(Dialogs);

  /** Resolves with whether anything was changed. */
  async ask(dossier: DossierDetail, sections: readonly SectionSummary[]): Promise<boolean> {
    const { AssignDialog } = await import('./assign-dialog');
    const question: AssignQuestion = { dossier, sections };
    return (await this.dialogs.open<boolean>(AssignDialog, 'assign-heading', question)) === true;
  }
}
