import type { NotificationKind } from '@samenpen/contracts';

/** Something that happened and that people should hear of. */
export type News = {
  readonly kind: NotificationKind;
  /**
   * Names the change, not the attempt: the same key tells a person once, however often it is tried
   * (`section/<id>/event/<seq>`, `comment/<id>`, `due-soon/<section>/<instant>`).
   */
  readonly key: string;
  readonly dossierId: string;
  /** Who should hear of it. Who did it, and who has no part in the dossier (any more), is left out by itself. */
  readonly persons: readonly string[];
  /** Who did it; null: nobody did. */
  readonly by: string | null;
  readonly sectionId?: string | null;
  readonly threadId?: string | null;
  readonly sessionId?: string | null;
  /** For what is internal to a municipality: its partner in the dossier. Null or left out: everybody may know. */
  readonly audiencePartnerId?: string | null;
  /** People's own words: a reason, how a remark begins, what is planned. Cut when it is long. */
  readonly text?: string | null;
  /** The instant that it is about: a due date, a deadline, the start of a session. */
  readonly moment?: Date | null;
};

/** Characters kept of people's own words. */
const MOST_CHARACTERS = 400;

/** How long words begin, cut between words where that is possible. */
export function beginningOf(text: string): string {
  const whole = text.trim().replaceAll(/\s+/g, ' ');
  if (whole.length <= MOST_CHARACTERS) return whole;
  const cut = whole.slice(0, MOST_CHARACTERS - 1);
  const space = cut.lastIndexOf(' ');
  // Half of a surrogate pair is no letter.
  const words = (space > MOST_CHARACTERS / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '');
  return `${words}…`;
}
