import type { Language } from '@samenpen/contracts';

/** One sentence, in Dutch with *je* (nl-BE) and in English. */
export type Sentence = Readonly<Record<Language, string>>;
