import type { Language, ReasonCode } from '@samenpen/contracts';
import type { Sentence } from './sentence';
import { aboutLiveEditing } from './sentences-about-live-editing';
import { aboutReviewSessions } from './sentences-about-review-sessions';
import { aboutPlaces, aboutRoles, aboutSigningIn } from './sentences-about-rights';
import { aboutApproval, aboutKinds, aboutStates } from './sentences-about-sections';
import { aboutThreads } from './sentences-about-threads';

/*
 * One sentence per reason, for the person who was refused: what is the matter and, where there is one, the
 * way on. A new reason code does not compile until it has its sentence.
 */
const sentences: Readonly<Record<ReasonCode, Sentence>> = {
  ...aboutSigningIn,
  ...aboutRoles,
  ...aboutPlaces,
  ...aboutStates,
  ...aboutKinds,
  ...aboutApproval,
  ...aboutLiveEditing,
  ...aboutReviewSessions,
  ...aboutThreads,
};

/** Why something was refused, in one sentence for the person it was refused to. */
export function refusalSentence(reason: ReasonCode, language: Language): string {
  return sentences[reason][language];
}
