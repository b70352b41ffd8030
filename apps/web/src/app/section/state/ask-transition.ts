import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Service, inject } from '@angular/core';
import type { SectionDetail, SectionTransitionAnswer } from '@samenpen/contracts';
import { documentText, suggestionsIn } from '@samenpen/dossier-document';
import { countCharacters, countWords } from '@samenpen/dossier-rules';
import type { WrittenPart } from '@samenpen/live-client';
import { statusKey } from '../../dossier/status-key';
import type { SeenText } from '../../live/live-section';
import { Dialogs } from '../../shell/dialogs';
import { Words } from '../../words/words';
import type { OfferedAction } from './section-actions';
import { TransitionDialog } from './transition-dialog';
import type { TransitionQuestion } from './transition-dialog';

/** What a state change is asked about. */
export type Asked = {
  readonly action: OfferedAction;
  readonly section: SectionDetail;
  readonly now: Date;
  /** The text on the screen, with nothing unacknowledged; null for a section without text. */
  readonly seen: (SeenText & { readonly changedSince: () => WrittenPart | null }) | null;
};

/** Asks for a state change in a dialog and says when it happened. */
@Service()
export class AskTransition {
  private readonly dialogs = inject(Dialogs);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly words = inject(Words);

  /** Resolves with whether the state changed. */
  async ask({ action, section, now, seen }: Asked): Promise<boolean> {
    const text = seen ? documentText(seen.json) : '';
    const question: TransitionQuestion = {
      action,
      section,
      now,
      version: seen?.version ?? null,
      characters: countCharacters(text),
      words: countWords(text),
      suggestions: seen ? suggestionsIn(seen.json).map(({ id }) => id) : [],
      changedSince: seen?.changedSince ?? (() => null),
    };
    const answer = await this.dialogs.open<SectionTransitionAnswer>(TransitionDialog, 'transition-heading', question);
    if (!answer) return false;
    const status = this.words.say(statusKey(answer.status));
    void this.announcer.announce(this.words.say('section.transition.done', { status }));
    return true;
  }
}
