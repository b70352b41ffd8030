import { LiveAnnouncer } from '@angular/cdk/a11y';
import { DOCUMENT, Injector, Service, afterNextRender, inject } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, pairwise } from 'rxjs';

const pathOf = (url: string): string => url.split(/[?#]/)[0] ?? '';

/**
 * After going to another screen, focus goes to its heading and its title is said: a page that changes
 * without a load would otherwise leave keyboard and screen reader where the last one was.
 */
@Service()
export class Arrival {
  private readonly router = inject(Router);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);

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
    const target = this.document.querySelector<HTMLElement>('main h1') ?? this.document.querySelector<HTMLElement>('main');
    if (target === null) return;
    if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    void this.announcer.announce(this.document.title);
  }
}
