/**
 * What the XML of a section's document is made of; the document's schema says it. An editor deletes what it does not
 * know with the words in it, before anybody could mend it, so an update that brings such a thing is refused.
 */
export type Vocabulary = {
  /** Whether there are elements of this name. */
  readonly isElement: (name: string) => boolean;
  /** Whether text may carry an attribute with this value. */
  readonly isMark: (attribute: string, value: unknown) => boolean;
};
