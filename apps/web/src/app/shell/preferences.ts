import { Service, inject } from '@angular/core';
import type { Language, Theme as ThemeCode } from '@samenpen/contracts';
import { Sessions } from '../api/sessions';
import { Words } from '../words/words';
import { Theme } from './theme';

/** Language and theme: shown at once on this device, and kept with the account for the others. */
@Service()
export class Preferences {
  private readonly sessions = inject(Sessions);
  private readonly words = inject(Words);
  private readonly theme = inject(Theme);

  async chooseLanguage(language: Language): Promise<void> {
    await this.words.speak(language);
    if (this.isSignedIn()) await this.sessions.change({ language });
  }

  async chooseTheme(theme: ThemeCode): Promise<void> {
    this.theme.choose(theme);
    if (this.isSignedIn()) await this.sessions.change({ theme });
  }

  /** Takes over what the account says: after signing in, and when a page is opened by somebody who is. */
  async adopt(): Promise<void> {
    const person = this.sessions.current()?.person;
    if (person === undefined) return;
    this.theme.choose(person.theme);
    if (person.language !== this.words.language()) await this.words.speak(person.language);
  }

  private isSignedIn(): boolean {
    return this.sessions.current() != null;
  }
}
