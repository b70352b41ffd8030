import * as z from 'zod';

/** What a person may do in a dossier, by membership (design rules, *Roles in a dossier*). */
export const dossierRole = z.enum([
  'penhouder-admin',
  'penhouder-editor',
  'partner-editor',
  'signatory',
  'facilitator',
  'reader',
]);
export type DossierRole = z.infer<typeof dossierRole>;

/** What an organisation is in a dossier, independent of the roles of its people. */
export const projectRole = z.enum([
  'penhouder',
  'initiator',
  'partner-with-funds',
  'partner-without-funds',
  'subcontractor',
  'facilitator',
]);
export type ProjectRole = z.infer<typeof projectRole>;

export const helix = z.enum(['public', 'knowledge', 'company', 'citizen']);
export type Helix = z.infer<typeof helix>;
