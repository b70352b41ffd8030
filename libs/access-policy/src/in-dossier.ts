import type { DossierRole, DossierStatus, PartnerId, PersonId, ReasonCode } from '@samenpen/contracts';
import type { Asker, Standing, Verdict } from './facts';
import { mostInformative } from './reason-rank';

/*
 * What a person may do with the dossier itself and with the people in it (design rules, the right half of
 * the table of roles). Sections have their own question: `may`.
 */

/** An action on the dossier or on its members. */
export type DossierAction =
  | 'read'
  | 'readMembers'
  | 'readEvents'
  | 'assign'
  | 'remind'
  | 'approveSeveral'
  | 'managePartners'
  | 'changeSettings'
  | 'invite'
  | 'endMembership'
  | 'consent'
  | 'freeze'
  | 'submit'
  | 'withdraw';

/** The membership that is given or ended: who becomes what, for which partner. */
export type MembershipFacts = {
  readonly role: DossierRole;
  readonly partner: PartnerId;
  /** Null while the invited person has no account yet. */
  readonly person: PersonId | null;
  /** A subcontractor still to be tendered has no members: equal treatment of tenderers. */
  readonly isPartnerToBeTendered: boolean;
};

/** The facts of the dossier that the rules need. */
export type DossierFacts = {
  readonly dossierStatus: DossierStatus;
  /** For `invite` and `endMembership`: the membership concerned. */
  readonly membership?: MembershipFacts;
  /** For `consent`: the partner in whose name it is given. */
  readonly consentingPartner?: PartnerId;
};

type Rule = (standing: Standing, asker: Asker, facts: DossierFacts) => ReasonCode | null;

const anyMember: Rule = () => null;
const penhouderAdmin: Rule = ({ role }) => (role === 'penhouder-admin' ? null : 'only-penhouder-admin');
const penhouder: Rule = ({ role }) =>
  role === 'penhouder-admin' || role === 'penhouder-editor' ? null : 'role-may-not-steer';
const penhouderOrFacilitator: Rule = (standing, asker, facts) =>
  standing.role === 'facilitator' ? null : penhouder(standing, asker, facts);

const whileDrafting =
  (rule: Rule): Rule =>
  (standing, asker, facts) =>
    rule(standing, asker, facts) ?? (facts.dossierStatus === 'drafting' ? null : 'dossier-is-closed');

const untilClosed =
  (rule: Rule): Rule =>
  (standing, asker, facts) =>
    rule(standing, asker, facts) ?? (facts.dossierStatus === 'closed' ? 'dossier-is-closed' : null);

/** Which roles a role may give, and whether to people of its own organisation only. */
const invitations: Readonly<Record<DossierRole, { readonly gives: readonly DossierRole[]; readonly where: 'anywhere' | 'own' }>> = {
  'penhouder-admin': {
    gives: ['penhouder-admin', 'penhouder-editor', 'partner-editor', 'signatory', 'facilitator', 'reader'],
    where: 'anywhere',
  },
  'penhouder-editor': { gives: [], where: 'own' },
  'partner-editor': { gives: ['partner-editor', 'reader'], where: 'own' },
  signatory: { gives: ['signatory', 'partner-editor', 'reader'], where: 'own' },
  facilitator: { gives: ['partner-editor', 'reader'], where: 'anywhere' },
  reader: { gives: [], where: 'own' },
};

const invite: Rule = (standing, asker, { membership }) => {
  const { gives, where } = invitations[standing.role];
  if (gives.length === 0) return 'role-may-not-manage-members';
  if (membership === undefined) return null;
  if (membership.isPartnerToBeTendered) return 'partner-not-yet-chosen';
  if (!gives.includes(membership.role)) return 'role-above-own';
  if (where === 'own' && membership.partner !== standing.partner) return 'only-own-organisation';
  const isNamedByOneself = membership.role === 'signatory' && membership.person === asker.person;
  return isNamedByOneself ? 'not-for-oneself' : null;
};

/** The penhouder ends every membership, a person always its own. */
const endMembership: Rule = (standing, asker, { membership }) => {
  if (standing.role === 'penhouder-admin') return null;
  return membership?.person === asker.person ? null : 'role-may-not-manage-members';
};

const consent: Rule = (standing, _asker, { dossierStatus, consentingPartner }) => {
  if (standing.role !== 'signatory') return 'only-signatory-of-partner';
  if (consentingPartner !== undefined && consentingPartner !== standing.partner) return 'other-may-not-consent';
  return dossierStatus === 'consent' || dossierStatus === 'submittable' ? null : 'not-fixed-yet';
};

const rules: Readonly<Record<DossierAction, Rule>> = {
  read: anyMember,
  readMembers: anyMember,
  readEvents: anyMember,
  assign: whileDrafting(penhouder),
  remind: whileDrafting(penhouderOrFacilitator),
  approveSeveral: whileDrafting(penhouderAdmin),
  managePartners: whileDrafting(penhouderAdmin),
  // People comment until the dossier is closed, so until then it is set who may.
  changeSettings: untilClosed(penhouderAdmin),
  invite,
  endMembership,
  consent,
  freeze: whileDrafting(penhouderAdmin),
  submit: penhouderAdmin,
  withdraw: penhouderAdmin,
};

/**
 * Whether the person may do this in the dossier, and if not, why. Which dossier states `submit` and
 * `withdraw` ask is the dossier's state machine's to say; here only who.
 */
export function mayInDossier(asker: Asker, action: DossierAction, facts: DossierFacts): Verdict {
  if (!Object.hasOwn(rules, action)) return { allowed: false, reason: 'unknown-action' };
  const refusals: ReasonCode[] = [];
  for (const standing of asker.standings) {
    const isKnownRole = Object.hasOwn(invitations, standing.role);
    const refusal = isKnownRole ? rules[action](standing, asker, facts) : 'unknown-action';
    if (refusal === null) return { allowed: true };
    refusals.push(refusal);
  }
  return { allowed: false, reason: mostInformative(refusals) };
}
