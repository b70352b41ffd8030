import { Component, inject } from '@angular/core';
import type { Language } from '@samenpen/contracts';
import { Words } from '../words/words';
import { Preferences } from './preferences';

/** Dutch or English, switched in place. */
@Component({
  selector: 'sp-language-switch',
  template: `
    <fieldset>
      <legend class="visually-hidden">{{ say('account.language') }}</legend>
      <div class="segments">
        @for (option of languages; track option) {
          <label [lang]="option">
            <input type="radio" name="language" [value]="option" [checked]="language() === option" (change)="choose(option)" />
            {{ say(option === 'nl' ? 'language.nl' : 'language.en') }}
          </label>
        }
      </div>
    </fieldset>
  `,
  styles: `
    fieldset { margin: 0; padding: 0; border: 0; }
  `,
})
export class LanguageSwitch {
  private readonly words = inject(Words);
  private readonly preferences = inject(Preferences);
  protected readonly say = this.words.say;
  protected readonly language = this.words.language;
  protected readonly languages: readonly Language[] = ['nl', 'en'];

  protected choose(language: Language): void {
    void this.preferences.chooseLanguage(language);
  }
}
