import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Arrival } from './shell/arrival';
import { FaultCatcher } from './shell/fault-catcher';
import { FaultLine } from './shell/fault-line';
import { FaultPage } from './shell/fault-page';
import { LoginWatch } from './shell/login-watch';
import { Regions } from './shell/regions';
import { Shortcuts } from './shell/shortcuts';
import { Words } from './words/words';

/** The frame around every screen: the way past the navigation, the keys that work everywhere, the last resort. */
@Component({
  selector: 'app-root',
  imports: [FaultLine, FaultPage, RouterOutlet],
  template: `
    <a class="skip" href="#main" (click)="skipToMain($event)">{{ say('shell.skip') }}</a>
    @if (faults.fatal(); as fault) {
      <sp-fault-page [fault]="fault" />
    } @else {
      <router-outlet />
    }
    <sp-fault-line />
  `,
  styles: `
    :host { display: block; min-height: 100dvh; }
    .skip {
      position: fixed;
      z-index: 50;
      top: 0.5rem;
      left: 0.5rem;
      padding: 0.5rem 1rem;
      border-radius: var(--radius);
      background: var(--accent);
      color: var(--accent-ink);
      font-weight: 600;
      translate: 0 -200%;
    }
    .skip:focus { translate: 0; }
  `,
  host: { '(document:keydown)': 'press($event)' },
})
export class App {
  protected readonly say = inject(Words).say;
  protected readonly faults = inject(FaultCatcher);
  private readonly regions = inject(Regions);
  private readonly shortcuts = inject(Shortcuts);

  constructor() {
    inject(Arrival).start();
    inject(LoginWatch).start();
  }

  protected press(event: KeyboardEvent): void {
    this.regions.press(event);
    this.shortcuts.press(event);
  }

  /** By hand, because the base address of the page would turn the fragment into another page. */
  protected skipToMain(event: Event): void {
    event.preventDefault();
    this.regions.focusMain();
  }
}
