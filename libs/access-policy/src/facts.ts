import type {
  DossierRole,
  DossierStatus,
  PartnerId,
  PersonId,
  ReasonCode,
  SectionKind,
  SectionScope,
  SectionStatus,
} from '@samenpen/contracts';

/** One capacity in which a person acts in the dossier: a role, for one partner. */
export type Standing = {
  readonly role: DossierRole;
  readonly partner: PartnerId;
};

/** Who asks: a person with every standing held in this dossier. Empty: no part in it. */
export type Asker = {
  readonly person: PersonId;
  readonly standings: readonly Standing[];
};

/** The facts of one section that the rules need; no I/O, no clock. */
export type SectionFacts = {
  readonly dossierStatus: DossierStatus;
  readonly status: SectionStatus;
  readonly kind: SectionKind;
  readonly scope: SectionScope;
  /** The partner whose own section this is; null for a text of the consortium. */
  readonly owner: PartnerId | null;
  /** Set when a shared section is handed to one organisation, or to one person of it. */
  readonly assignee: { readonly partner: PartnerId; readonly person: PersonId | null } | null;
  readonly markedReadyBy: { readonly partner: PartnerId; readonly person: PersonId } | null;
  /** Persons who changed the content since the last approval; for four eyes. */
  readonly changedBy: readonly PersonId[];
  /**
   * Whether the approver must be somebody else than the one who wrote or marked ready. Where a dossier has
   * only one administrator it cannot hold: pass false, say so on the screen and record it.
   */
  readonly isFourEyes: boolean;
  readonly mayBeNotApplicable: boolean;
  readonly readersMayComment: boolean;
  readonly hasOpenSuggestions: boolean;
  /** The consolidated budget has no writers: it is derived from the budgets per partner. */
  readonly isConsolidated: boolean;
};

/** The answer to *may I*: yes, or no with the one reason to show. */
export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: ReasonCode };
