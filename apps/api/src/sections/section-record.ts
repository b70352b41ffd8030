import type { PartnerId, PersonId, SectionId, SectionStatus } from '@samenpen/contracts';

/** Who did something in the life of a section, and when by the dossier clock. */
export type Act = { readonly person: PersonId; readonly at: Date };

/** One section of a dossier as it is stored; what the template says of it is found by its key. */
export type SectionRecord = {
  readonly id: SectionId;
  readonly key: string;
  /** The partner whose own section it is; null for one of the consortium. */
  readonly owner: PartnerId | null;
  readonly status: SectionStatus;
  readonly assignee: { readonly partner: PartnerId; readonly person: PersonId | null } | null;
  readonly dueAt: Date | null;
  readonly markedReady:
    (Act & { readonly partner: PartnerId; readonly version: string | null }) | null;
  readonly approval: (Act & { readonly version: string }) | null;
  readonly changeRequest: (Act & { readonly reason: string }) | null;
  readonly reopenRequest: (Act & { readonly reason: string }) | null;
};

/** What the room of a section knows of its last edit. */
export type LastEdit = { readonly author: PersonId; readonly at: Date };

/** What a section says at one moment. */
export type SectionText = {
  /** The room's sequence that it was made from. */
  readonly head: number;
  readonly version: string;
  readonly json: unknown;
  readonly text: string;
  /** As a form counts: spaces included. */
  readonly characters: number;
  readonly words: number;
  /** Suggestions that stand open in it. */
  readonly suggestions: number;
};
