import { DOCUMENT, Service, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { language as languageCode } from '@samenpen/contracts';
import type { Language } from '@samenpen/contracts';
import { firstValueFrom } from 'rxjs';
import type { CountedKey, TextKey } from './text-key';

type Values = Readonly<Record<string, string | number>>;

const REMEMBERED = 'samenpen-language';

/**
 * The texts of the product in the person's language. A thin wrapper over Transloco: keys are typed, and
 * `say` reads a signal, so that every template follows a change of language in place.
 */
@Service()
export class Words {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly spoken = signal<Language>('nl');

  /** The language that is shown; its texts are loaded. */
  readonly language = this.spoken.asReadonly();

  /** The text under a key, with its values filled in. */
  readonly say = (key: TextKey, values?: Values): string => {
    const language = this.spoken();
    return this.transloco.translate(key, values, language);
  };

  /** The text for a number of things; the number itself is the value `count`. */
  readonly count = (key: CountedKey, count: number, values?: Values): string =>
    // `.other` exists wherever `.one` does: the parity test of the texts holds it.
    this.say(`${key}.${count === 1 ? 'one' : 'other'}` as TextKey, { ...values, count });

  /** Loads the texts of a language and shows them everywhere. */
  async speak(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    this.transloco.setActiveLang(language);
    this.spoken.set(language);
    this.document.documentElement.lang = language === 'nl' ? 'nl-BE' : 'en';
    this.document.defaultView?.localStorage.setItem(REMEMBERED, language);
  }

  /** The language chosen on this device, else Dutch, which is the first language of the product. */
  preferred(): Language {
    const remembered = languageCode.safeParse(this.document.defaultView?.localStorage.getItem(REMEMBERED));
    return remembered.success ? remembered.data : 'nl';
  }
}
