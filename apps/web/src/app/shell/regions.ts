import { DOCUMENT, Service, inject } from '@angular/core';

/** F6 goes from region to region (header, sections, text, panel), Shift+F6 back, as in an office program. */
@Service()
export class Regions {
  private readonly document = inject(DOCUMENT);

  press(event: KeyboardEvent): void {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
    const regions = this.visible();
    if (regions.length === 0) return;
    event.preventDefault();
    const here = regions.findIndex((region) => region.contains(this.document.activeElement));
    const step = event.shiftKey ? -1 : 1;
    const next = here === -1 ? 0 : (here + step + regions.length) % regions.length;
    this.enter(regions[next]);
  }

  focusMain(): void {
    this.enter(this.document.querySelector<HTMLElement>('main') ?? undefined);
  }

  private visible(): HTMLElement[] {
    return [...this.document.querySelectorAll<HTMLElement>('[data-region]')].filter(
      (region) => region.getClientRects().length > 0,
    );
  }

  private enter(region: HTMLElement | undefined): void {
    if (region === undefined) return;
    if (!region.hasAttribute('tabindex')) region.tabIndex = -1;
    region.focus();
  }
}
