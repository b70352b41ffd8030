import type { ReasonCode } from '@samenpen/contracts';
import type { DocumentName, Scope } from '@samenpen/live-protocol';

/** A person as the others in the room see them. `colour` is one of the ten colours of people, 1-based. */
export type LivePerson = {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly colour: number;
};

/** What a connection shows when it asks for a document. */
export type AdmissionRequest = {
  readonly document: DocumentName;
  /** The Cookie header of the upgrade; null where it must be ignored. */
  readonly cookie: string | null;
  /** A personal access token; goes before the cookie. */
  readonly token: string | null;
  /** The document schema the client was built with; null: a script. */
  readonly schemaVersion: number | null;
  /** Whom the client opens the document for; null: it does not say, as most do. */
  readonly personId: string | null;
};

/** A section's text is open to this person under these rights. */
export type SectionAdmission = {
  readonly kind: 'section';
  readonly roomId: string;
  readonly scope: Scope;
  /** Why the person may not write; null with `read-write`. */
  readonly reason: ReasonCode | null;
  readonly person: LivePerson;
  readonly loginId: string;
  /** The room's access epoch, read before the rights were. */
  readonly accessEpoch: number;
};

/** A dossier's own document: presence and events. */
export type DossierAdmission = {
  readonly kind: 'dossier';
  readonly slug: string;
  readonly person: LivePerson;
  readonly loginId: string;
};

/** The gate's answer. */
export type Admission =
  | { readonly kind: 'refused'; readonly reason: ReasonCode }
  | SectionAdmission
  | DossierAdmission;

/** A person who has a dossier open. */
export type DossierFollower = { readonly slug: string; readonly personId: string };

/** Who may open what. Asked at every opening and again whenever a room's access epoch has moved. */
export interface RoomGate {
  /** Rejects when it cannot tell (the store is away); then it is asked again. */
  admit(request: AdmissionRequest): Promise<Admission>;
  /** Which of them have no part in the dossier (any more). Asked every few seconds about everybody at once. */
  withoutPart(followers: readonly DossierFollower[]): Promise<readonly DossierFollower[]>;
  /** Writing counts as use of a login; told about once a minute. */
  loginsUsed(loginIds: readonly string[]): Promise<void>;
}
