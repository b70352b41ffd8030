import { Dialog } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/overlay';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** Opens dialogs the same way everywhere: named by their heading, focus trapped, and given back after. */
@Service()
export class Dialogs {
  private readonly dialog = inject(Dialog);

  /** Resolves with what the dialog was closed with, or undefined when it was dismissed. */
  async open<Result>(component: ComponentType<unknown>, headingId: string, given?: unknown): Promise<Result | undefined> {
    const opened = this.dialog.open<Result>(component, {
      data: given,
      ariaLabelledBy: headingId,
      ariaModal: true,
      autoFocus: 'first-tabbable',
      restoreFocus: true,
      backdropClass: 'scrim',
    });
    return firstValueFrom(opened.closed);
  }
}
