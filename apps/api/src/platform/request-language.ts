import type { Language } from '@samenpen/contracts';

/** The language of an answer: the first of `Accept-Language` that we speak, by weight; Dutch otherwise. */
export function requestLanguage(header: string | undefined): Language {
  const wishes = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.find((parameter) => parameter.trim().startsWith('q='));
    return { tag, weight: weight === undefined ? 1 : Number(weight.trim().slice(2)) };
  });
  const best = wishes
    .filter(({ tag, weight }) => weight > 0 && /^(nl|en)(-|$)/.test(tag))
    .toSorted((a, b) => b.weight - a.weight)[0];
  return best?.tag.startsWith('en') === true ? 'en' : 'nl';
}
