import { Component, DOCUMENT, ElementRef, effect, inject, input } from '@angular/core';
import { icons } from './icons';
import type { IconName } from './icons';

const parsed = new Map<string, SVGElement>();

/** Parsed instead of set as HTML: no sanitiser to argue with, and the policy of the page stays strict. */
function drawing(source: string): SVGElement {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const root = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement;
  root.removeAttribute('class');
  root.setAttribute('stroke-width', '1.75');
  // An SVG document has an SVG root; the DOM's type for any document's root is wider.
  const svg = root as unknown as SVGElement;
  parsed.set(source, svg);
  return svg;
}

/** A line icon beside words. Never the only carrier of a meaning, so hidden from screen readers. */
@Component({
  selector: 'sp-icon',
  template: '',
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      width: 1.125rem;
      height: 1.125rem;
    }
    :host ::ng-deep svg {
      display: block;
      width: 100%;
      height: 100%;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Icon {
  /** Name of the icon, as Lucide calls it. */
  readonly name = input.required<IconName>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly document = inject(DOCUMENT);

  constructor() {
    // An effect, because the drawing is a node and a template cannot bind nodes.
    effect(() => {
      const svg = this.document.importNode(drawing(icons[this.name()]), true);
      this.host.nativeElement.replaceChildren(svg);
    });
  }
}
