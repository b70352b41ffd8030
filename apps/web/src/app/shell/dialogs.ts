import { Dialog } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/overlay';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

const sameEverywhere = { ariaModal: true, autoFocus: 'first-tabbable', restoreFocus: true, backdropClass: 'scrim' } as const;

/** Opens dialogs the same way everywhere: named by their heading, focus trapped, and given back after. */
@Service()
export class Dialogs {
  private readonly dialog = inject(Dialog);

  /** Resolves with what the dialog was closed with, or undefined when it was dismissed, or is open already: a second click asks nothing more. */
  async open<Result>(component: ComponentType<unknown>, headingId: string, given?: unknown): Promise<Result | undefined> {
    if (this.dialog.openDialogs.some(({ componentInstance }) => componentInstance instanceof component)) return undefined;
    return firstValueFrom(this.dialog.open<Result>(component, { ...sameEverywhere, data: given, ariaLabelledBy: headingId }).closed);
  }

  /** Opens one that nobody asked for, perhaps in the middle of a sentence: the next key must press nothing in it. */
  async openUnasked(component: ComponentType<unknown>, headingId: string): Promise<void> {
    await firstValueFrom(this.dialog.open(component, { ...sameEverywhere, autoFocus: 'first-heading', ariaLabelledBy: headingId }).closed);
  }
}
