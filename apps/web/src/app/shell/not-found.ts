import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '../words/words';
import { nameScreen } from './screen-title';

/** An address that leads nowhere, or to a dossier one has no part in: the two are told apart by nobody. */
@Component({
  selector: 'sp-not-found',
  imports: [RouterLink],
  template: `
    <main id="main" tabindex="-1" data-region>
      @if (isAlone()) {
        <p class="brand">samen<span>pen</span></p>
      }
      <h1>{{ say('notFound.title') }}</h1>
      <p>{{ say('notFound.explanation') }}</p>
      <p class="actions"><a class="button primary" routerLink="/">{{ say('notFound.home') }}</a></p>
    </main>
  `,
  styleUrl: './lone-page.css',
})
export class NotFound {
  /** Whether nothing stands around it; under the header of a dossier the name of the product is there already. */
  readonly isAlone = input(true);

  protected readonly say = inject(Words).say;

  constructor() {
    nameScreen(() => [this.say('notFound.title')]);
  }
}
