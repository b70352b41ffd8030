import { DOCUMENT, effect, inject } from '@angular/core';
import { Versions } from '../../api/versions';

/** While somebody goes on reading, so often: a browser that is killed does not take the visit with it. Milliseconds. */
const AGAIN_AFTER = 60_000;

/**
 * Tells the server how far the person has looked: when they leave the section or the window, and now and then while
 * they read. A page that was only open in the background saw nothing.
 */
export function keepVisit(section: () => string): void {
  const versions = inject(Versions);
  const document = inject(DOCUMENT);
  const view = document.defaultView;

  effect((onCleanup) => {
    const id = section();
    let isRead = false;
    let ledger = Promise.resolve();
    const look = (): void => {
      // What could not be told is told the next time; nobody waits for it.
      ledger = ledger.then(() => versions.look(id)).catch(() => undefined);
    };
    const read = (): void => {
      if (document.visibilityState === 'visible' && document.hasFocus()) isRead = true;
    };
    const leave = (): void => {
      if (isRead) look();
      isRead = false;
    };
    read();
    const timer = setInterval(() => {
      leave();
      read();
    }, AGAIN_AFTER);
    view?.addEventListener('focus', read);
    view?.addEventListener('blur', leave);
    view?.addEventListener('pagehide', leave);
    onCleanup(() => {
      leave();
      clearInterval(timer);
      view?.removeEventListener('focus', read);
      view?.removeEventListener('blur', leave);
      view?.removeEventListener('pagehide', leave);
    });
  });
}
