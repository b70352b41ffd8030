import { DestroyRef, Directive, ElementRef, Injector, afterNextRender, inject } from '@angular/core';

/** Something that appears because the person asked for it takes the focus: the field of a reason, a question. */
@Directive({ selector: '[spTakesFocus]' })
export class TakesFocus {
  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => nativeElement.focus());
  }
}

/** How to do something once the component is drawn; nothing, when its screen was left before what was asked for is done. */
function onceDrawn(): (act: () => void) => void {
  const injector = inject(Injector);
  const life = inject(DestroyRef);
  return (act) => {
    if (!life.destroyed) afterNextRender(act, { injector });
  };
}

/** Answers how to move the focus to something within the component. To be called where things can be injected. */
export function focusMover(): (selector: string) => void {
  const { nativeElement: host } = inject<ElementRef<HTMLElement>>(ElementRef);
  const soon = onceDrawn();
  return (selector) => soon(() => host.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true }));
}

/**
 * What was pressed often goes with what it did, and the focus with it: to the top of the page, where nobody finds the
 * way back with the keyboard. Answers how to say who takes it then, within the component; a focus that is still
 * somewhere stays there. To be called where things can be injected.
 */
export function focusKeeper(): (selector: string) => void {
  const { nativeElement: host } = inject<ElementRef<HTMLElement>>(ElementRef);
  const soon = onceDrawn();
  return (selector) =>
    soon(() => {
      const { activeElement, body } = host.ownerDocument;
      if (activeElement === null || activeElement === body) host.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
    });
}

/**
 * Something that finds another place in a list is moved in the page, and a browser takes its focus for that; somebody else
 * may take it out of the list altogether. Answers how to say, before it happens, that the focus stays, or who within the
 * component takes it then. To be called where things can be injected.
 */
export function focusHolder(heir?: string): () => void {
  const { nativeElement: host } = inject<ElementRef<HTMLElement>>(ElementRef);
  const soon = onceDrawn();
  return () => {
    const { activeElement, body } = host.ownerDocument;
    if (!(activeElement instanceof HTMLElement) || !host.contains(activeElement)) return;
    soon(() => {
      if (host.ownerDocument.activeElement !== body) return;
      const next = activeElement.isConnected || heir === undefined ? activeElement : host.querySelector<HTMLElement>(heir);
      next?.focus({ preventScroll: true });
    });
  };
}
