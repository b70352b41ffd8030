import type { DossierRole, PartnerId, SectionId } from '@samenpen/contracts';

/** The sentences of *Wat houdt ons tegen*, in the order in which they are shown. */
export const holdKeys = [
  'review-waiting',
  'reopen-asked',
  'overdue',
  'changes-requested',
  'suggestions-open',
  'own-sections-empty',
  'assigned-sections-empty',
  'shared-unassigned',
  'declarations-open',
  'over-limit',
  'under-limit',
  'no-signatory',
  'one-administrator',
] as const;

/** Key of the sentence of one line. */
export type HoldKey = (typeof holdKeys)[number];

/** The one thing to do about a line. */
export type HoldAction =
  | { readonly kind: 'review'; readonly section: SectionId }
  | { readonly kind: 'open'; readonly section: SectionId }
  /** The suggestions of a section, to be decided or only seen. */
  | { readonly kind: 'suggestions'; readonly section: SectionId; readonly mayDecide: boolean }
  | { readonly kind: 'remind'; readonly partner: PartnerId; readonly sections: readonly SectionId[] }
  | { readonly kind: 'assign'; readonly sections: readonly SectionId[] }
  | { readonly kind: 'invite'; readonly partner: PartnerId; readonly role: DossierRole }
  /** The viewer can only know it: the action is somebody else's. */
  | { readonly kind: 'none' };

/** One line of *Wat houdt ons tegen*: a sentence with its values, what it is about, what to do. */
export type Hold = {
  readonly key: HoldKey;
  /**
   * `count` sections, or suggestions in one; `partner` and `title` are names; `since` an ISO instant; `by` and `limit` are
   * characters. Each key uses the ones its sentence needs.
   */
  readonly values: Readonly<Record<string, string | number>>;
  readonly sections: readonly SectionId[];
  readonly action: HoldAction;
};
