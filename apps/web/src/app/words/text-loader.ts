import { Service } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** Each language is a chunk of its own, fetched when it is first shown; the section's texts live beside it. */
@Service()
export class TextLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    const [texts, section, versions] =
      language === 'en'
        ? await Promise.all([import('../../assets/i18n/en.json'), import('../../assets/i18n/section.en.json'), import('../../assets/i18n/versions.en.json')])
        : await Promise.all([import('../../assets/i18n/nl.json'), import('../../assets/i18n/section.nl.json'), import('../../assets/i18n/versions.nl.json')]);
    return { ...texts.default, section: section.default, versions: versions.default };
  }
}
