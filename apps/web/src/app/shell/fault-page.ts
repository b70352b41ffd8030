import { Component, inject, input } from '@angular/core';
import { Words } from '../words/words';
import type { Fault } from './fault-catcher';

/** What people read when a screen broke: what happened, what is kept, what to do, a number for support. */
@Component({
  selector: 'sp-fault-page',
  template: `
    <main id="main" tabindex="-1">
      <p class="brand">samen<span>pen</span></p>
      <h1>{{ say('fault.title') }}</h1>
      <p>{{ fault().sentence ?? say('fault.kept') }}</p>
      <p class="actions">
        <button type="button" class="button primary" (click)="reload()">{{ say('fault.reload') }}</button>
        <a class="button" href="/">{{ say('fault.home') }}</a>
      </p>
      <p class="quiet small">{{ say('fault.reference', { reference: fault().reference }) }}</p>
    </main>
  `,
  styleUrl: './lone-page.css',
})
export class FaultPage {
  /** The fault with the reference to show. */
  readonly fault = input.required<Fault>();

  protected readonly say = inject(Words).say;

  protected reload(): void {
    location.reload();
  }
}
