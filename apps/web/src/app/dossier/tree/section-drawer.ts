import { DIALOG_DATA, Dialog, DialogRef } from '@angular/cdk/dialog';
import { createGlobalPositionStrategy } from '@angular/cdk/overlay';
import { Component, Injector, Service, inject } from '@angular/core';
import type { DossierDetail } from '@samenpen/contracts';
import { Icon } from '@samenpen/ui';
import { Words } from '../../words/words';
import { SectionTree } from './section-tree';

type DrawerContent = { readonly dossier: DossierDetail; readonly current: string | null; readonly asContents: boolean; readonly unread: ReadonlySet<string>; readonly openThreads: ReadonlyMap<string | null, number> };

/** The section tree over the page, where there is no room beside it. */
@Component({
  selector: 'sp-section-drawer-panel',
  imports: [Icon, SectionTree],
  template: `
    <div class="drawer">
      <header>
        <h2 id="drawer-heading">{{ content.dossier.title }}</h2>
        <button type="button" class="button bare icon-only" [attr.aria-label]="say('dialog.close')" (click)="close()">
          <sp-icon name="x" />
        </button>
      </header>
      <sp-section-tree [dossier]="content.dossier" [current]="content.current" [asContents]="content.asContents" [unread]="content.unread" [openThreads]="content.openThreads" (chosen)="close()" />
    </div>
  `,
  styles: `
    header { display: flex; align-items: center; justify-content: space-between; padding: 0.5rem 0.5rem 0.25rem 1.25rem; }
  `,
})
export class SectionDrawerPanel {
  protected readonly say = inject(Words).say;
  protected readonly content = inject<DrawerContent>(DIALOG_DATA);
  private readonly reference = inject(DialogRef);

  protected close(): void {
    this.reference.close();
  }
}

/** Opens the drawer; Escape and choosing a row close it, and focus goes back. */
@Service({ autoProvided: false })
export class SectionDrawer {
  private readonly dialog = inject(Dialog);
  private readonly injector = inject(Injector);

  open(content: DrawerContent): void {
    this.dialog.open(SectionDrawerPanel, {
      data: content,
      ariaLabelledBy: 'drawer-heading',
      ariaModal: true,
      autoFocus: '[role="treeitem"][tabindex="0"]',
      backdropClass: 'scrim',
      positionStrategy: createGlobalPositionStrategy(this.injector).left('0').top('0'),
    });
  }
}
