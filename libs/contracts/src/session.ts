import * as z from 'zod';
import { membershipId, organisationId, partnerId, personId } from './ids';
import { dossierRole } from './roles';

export const language = z.enum(['nl', 'en']);
export type Language = z.infer<typeof language>;

export const theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof theme>;

export const newSession = z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(256) });
export type NewSession = z.infer<typeof newSession>;

/** A capacity: the person acts for one organisation, in one dossier, in one role. */
export const capacity = z.object({
  id: membershipId,
  dossier: z.object({ slug: z.string(), title: z.string() }),
  partner: z.object({ id: partnerId, name: z.string() }),
  organisation: organisationId,
  role: dossierRole,
});
export type Capacity = z.infer<typeof capacity>;

/** `GET /api/session`: who is signed in. */
export const session = z.object({
  person: z.object({
    id: personId,
    name: z.string(),
    email: z.email(),
    language,
    theme,
    isOperator: z.boolean(),
  }),
  memberships: z.array(capacity),
  /** Whether the product runs with the demo's data and role cards. */
  demo: z.boolean(),
});
export type Session = z.infer<typeof session>;

/** `PATCH /api/session/person`: account basics. */
export const accountChange = z.strictObject({ language: language.optional(), theme: theme.optional() });
export type AccountChange = z.infer<typeof accountChange>;

/** `GET /api/session/options`: what the sign-in page may offer, without being signed in. */
export const signInOptions = z.object({
  demo: z.boolean(),
  /** Role cards, only in the demo; password included because it is public there. */
  cards: z.array(z.object({ email: z.email(), name: z.string(), role: dossierRole.or(z.literal('operator')), organisation: z.string(), dossiers: z.array(z.string()) })),
  demoPassword: z.string().optional(),
  /** The other host name of this product in the demo, for the second window. */
  secondOrigin: z.string().optional(),
  /** Set when the call is of the past and its deadline was moved by the demo. */
  deadlineMoved: z.boolean(),
});
export type SignInOptions = z.infer<typeof signInOptions>;
