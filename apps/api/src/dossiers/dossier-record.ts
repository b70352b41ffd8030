import type { Asker } from '@samenpen/access-policy';
import type { CallTemplate } from '@samenpen/call-templates';
import type {
  DossierId,
  DossierRole,
  DossierStatus,
  Helix,
  MembershipId,
  OrganisationId,
  PartnerId,
  PersonId,
  ProjectRole,
} from '@samenpen/contracts';

/** A partner of a dossier: an organisation with its part in it. */
export type PartnerRecord = {
  readonly id: PartnerId;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly nis: string | null;
  readonly projectRole: ProjectRole;
  readonly helix: Helix;
  readonly fundingEligible: boolean;
  readonly fundingReason: string | null;
};

/** A person in a role, for a partner. */
export type MemberRecord = {
  readonly membership: MembershipId;
  readonly person: PersonId;
  readonly name: string;
  readonly partner: PartnerId;
  readonly role: DossierRole;
};

/** A dossier with everybody in it: what every answer and every right starts from. */
export type DossierRecord = {
  readonly id: DossierId;
  readonly slug: string;
  readonly title: string;
  readonly status: DossierStatus;
  readonly isFourEyes: boolean;
  readonly readersMayComment: boolean;
  readonly call: { readonly slug: string; readonly title: string };
  /** The deadline that holds now, and whether it is another than the call itself set. */
  readonly deadline: Date;
  readonly isDeadlineMoved: boolean;
  readonly template: CallTemplate;
  readonly partners: readonly PartnerRecord[];
  readonly members: readonly MemberRecord[];
};

/** The person with every standing in the dossier; none means: no part in it. */
export function askerIn(dossier: Pick<DossierRecord, 'members'>, person: PersonId): Asker {
  const standings = dossier.members.filter((member) => member.person === person);
  return { person, standings: standings.map(({ role, partner }) => ({ role, partner })) };
}

/** Which of the people of the dossier this is, partner by partner; 0-based, another one for each person. */
export function placeAmongPeople(
  { partners, members }: Pick<DossierRecord, 'partners' | 'members'>,
  person: string,
): number {
  const people = partners.flatMap(({ id }) =>
    members.filter(({ partner }) => partner === id).map((member): string => member.person),
  );
  return [...new Set(people)].indexOf(person);
}

/** The name of a partner; of one that left too, while its sections still stand. */
export function partnerName({ partners }: Pick<DossierRecord, 'partners'>, id: PartnerId): string {
  return partners.find((partner) => partner.id === id)?.name ?? '';
}
