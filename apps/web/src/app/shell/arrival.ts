import { LiveAnnouncer } from '@angular/cdk/a11y';
import { DOCUMENT, Injector, Service, afterNextRender, inject } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, pairwise } from 'rxjs';

/** How long a screen may take to replace its skeleton and still get the focus back, in milliseconds. */
const SETTLING = 10_000;

const pathOf = (url: string): string => url.split(/[?#]/)[0] ?? '';

/**
 * After going to another screen, focus goes to its heading and its title is said: a page that changes
 * without a load would otherwise leave keyboard and screen reader where the last one was. A heading that
 * vanishes with the skeleton it stood in hands the focus to the one that comes instead.
 */
@Service()
export class Arrival {
  private readonly router = inject(Router);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private stopWatching: () => void = () => undefined;

  start(): void {
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        map((event) => pathOf(event.urlAfterRedirects)),
        pairwise(),
        filter(([from, to]) => from !== to),
      )
      .subscribe(() => afterNextRender(() => this.arrive(), { injector: this.injector }));
  }

  private arrive(): void {
    this.focusHeading();
    this.watchSkeleton();
    void this.announcer.announce(this.document.title);
  }

  private focusHeading(): void {
    const target = this.document.querySelector<HTMLElement>('main h1') ?? this.document.querySelector<HTMLElement>('main');
    if (target === null) return;
    if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  /** Until the person does something, or the screen has had its time. */
  private watchSkeleton(): void {
    this.stopWatching();
    const { body } = this.document;
    const observer = new MutationObserver(() => {
      if (this.document.activeElement === body) this.focusHeading();
    });
    observer.observe(body, { childList: true, subtree: true });
    const timer = setTimeout(() => this.stopWatching(), SETTLING);
    const ended = new AbortController();
    this.stopWatching = () => {
      observer.disconnect();
      clearTimeout(timer);
      ended.abort();
    };
    for (const act of ['keydown', 'pointerdown']) body.addEventListener(act, this.stopWatching, { signal: ended.signal });
  }
}
