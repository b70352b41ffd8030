import { Service } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

const dutch = () =>
  Promise.all([
    import('../../assets/i18n/nl.json'),
    import('../../assets/i18n/section.nl.json'),
    import('../../assets/i18n/comments.nl.json'),
    import('../../assets/i18n/review.nl.json'),
    import('../../assets/i18n/versions.nl.json'),
  ]);

const english = () =>
  Promise.all([
    import('../../assets/i18n/en.json'),
    import('../../assets/i18n/section.en.json'),
    import('../../assets/i18n/comments.en.json'),
    import('../../assets/i18n/review.en.json'),
    import('../../assets/i18n/versions.en.json'),
  ]);

/** Each language is a chunk of its own, fetched when it is first shown; what has many texts has a file of its own. */
@Service()
export class TextLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    const [texts, section, comments, review, versions] = await (language === 'en' ? english() : dutch());
    return { ...texts.default, section: section.default, comments: comments.default, review: review.default, versions: versions.default };
  }
}
