import { Service, inject } from '@angular/core';
import { PartlyDecided } from '../../api/suggestions';
import { Problems } from '../../api/problems';
import { Words } from '../../words/words';

/** Says why suggestions could not be decided, and how many of them were all the same. */
@Service()
export class DecisionFault {
  private readonly words = inject(Words);
  private readonly problems = inject(Problems);

  readonly sentence = (error: unknown): string => {
    const why = this.problems.sentence(error);
    if (!(error instanceof PartlyDecided)) return why;
    const { done, left } = error;
    return `${this.words.say('section.suggest.partly', { done, left: left.length })} ${why}`;
  };
}
