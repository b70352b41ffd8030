import { DOCUMENT, Service, inject, signal } from '@angular/core';
import { theme as themeCode } from '@samenpen/contracts';
import type { Theme as ThemeCode } from '@samenpen/contracts';

const REMEMBERED = 'samenpen-theme';

/** Light, dark, or what the system says; remembered on this device, so that a reload does not flash. */
@Service()
export class Theme {
  private readonly document = inject(DOCUMENT);
  private readonly chosen = signal<ThemeCode>('system');

  readonly current = this.chosen.asReadonly();

  /** Applies what was chosen on this device before. */
  start(): void {
    const remembered = themeCode.safeParse(this.document.defaultView?.localStorage.getItem(REMEMBERED));
    if (remembered.success) this.choose(remembered.data);
  }

  choose(theme: ThemeCode): void {
    this.chosen.set(theme);
    const root = this.document.documentElement;
    if (theme === 'system') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme);
    this.document.defaultView?.localStorage.setItem(REMEMBERED, theme);
  }
}
