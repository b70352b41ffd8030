import * as z from 'zod';

/** Ids are UUIDs on the wire; the brand keeps one kind from being passed for another. */
const id = <Brand extends string>(brand: Brand) => z.uuid().brand(brand);

export const personId = id('person');
export type PersonId = z.infer<typeof personId>;

export const organisationId = id('organisation');
export type OrganisationId = z.infer<typeof organisationId>;

/** A partner is an organisation inside one dossier. */
export const partnerId = id('partner');
export type PartnerId = z.infer<typeof partnerId>;

export const dossierId = id('dossier');
export type DossierId = z.infer<typeof dossierId>;

/** Also the id of the section's room: `section/<section id>` is its live document. */
export const sectionId = id('section');
export type SectionId = z.infer<typeof sectionId>;

export const membershipId = id('membership');
export type MembershipId = z.infer<typeof membershipId>;
