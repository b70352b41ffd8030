import type { DossierRole, PartnerId, PersonId } from '@samenpen/contracts';
import { mayInDossier, type DossierAction, type DossierFacts } from './in-dossier';
import { asker, partner, person, roles, standing } from './rights-builders';

const drafting: DossierFacts = { dossierStatus: 'drafting' };
const allowed = { allowed: true };
const refusedFor = (reason: string) => ({ allowed: false, reason });

function inviting(role: DossierRole, of: PartnerId = partner.damme, invited: PersonId | null = null): DossierFacts {
  return { ...drafting, membership: { role, partner: of, person: invited, isPartnerToBeTendered: false } };
}

/** The roles that people of a role may give in their own organisation. */
function given(by: DossierRole, of: PartnerId): readonly DossierRole[] {
  return roles.filter((role) => mayInDossier(asker(standing(by, partner.damme)), 'invite', inviting(role, of)).allowed);
}

describe('inviting', () => {
  it('follows the table of roles in the own organisation', () => {
    expect(given('penhouder-admin', partner.damme)).toEqual(roles);
    expect(given('penhouder-editor', partner.damme)).toEqual([]);
    expect(given('partner-editor', partner.damme)).toEqual(['partner-editor', 'reader']);
    expect(given('signatory', partner.damme)).toEqual(['partner-editor', 'signatory', 'reader']);
    expect(given('facilitator', partner.damme)).toEqual(['partner-editor', 'reader']);
    expect(given('reader', partner.damme)).toEqual([]);
  });
  it('in another organisation is for the penhouder and the facilitator', () => {
    expect(given('penhouder-admin', partner.zuienkerke)).toEqual(roles);
    expect(given('facilitator', partner.zuienkerke)).toEqual(['partner-editor', 'reader']);
    expect(given('partner-editor', partner.zuienkerke)).toEqual([]);
    expect(given('signatory', partner.zuienkerke)).toEqual([]);
  });
  it('says why it is refused', () => {
    expect(mayInDossier(asker('reader'), 'invite', inviting('reader'))).toEqual(refusedFor('role-may-not-manage-members'));
    expect(mayInDossier(asker('partner-editor'), 'invite', inviting('signatory'))).toEqual(refusedFor('role-above-own'));
    expect(mayInDossier(asker('partner-editor'), 'invite', inviting('reader', partner.zuienkerke))).toEqual(
      refusedFor('only-own-organisation'),
    );
  });
  it('never makes a signatory of oneself', () => {
    const oneself = inviting('signatory', partner.blankenberge, person.an);

    expect(mayInDossier(asker('penhouder-admin'), 'invite', oneself)).toEqual(refusedFor('not-for-oneself'));
    expect(mayInDossier(asker('penhouder-admin'), 'invite', inviting('signatory', partner.damme, person.bo))).toEqual(allowed);
  });
  it('waits until a tendered contract is awarded', () => {
    const tendered = {
      ...drafting,
      membership: { role: 'reader', partner: partner.damme, person: null, isPartnerToBeTendered: true },
    } as const;

    expect(mayInDossier(asker('penhouder-admin'), 'invite', tendered)).toEqual(refusedFor('partner-not-yet-chosen'));
  });
});

describe('ending a membership', () => {
  it('is for the administrator of the penhouder, and for oneself', () => {
    const own = inviting('partner-editor', partner.damme, person.an);
    const colleague = inviting('partner-editor', partner.damme, person.bo);

    expect(mayInDossier(asker('partner-editor'), 'endMembership', own)).toEqual(allowed);
    expect(mayInDossier(asker('partner-editor'), 'endMembership', colleague)).toEqual(
      refusedFor('role-may-not-manage-members'),
    );
    expect(mayInDossier(asker('penhouder-admin'), 'endMembership', colleague)).toEqual(allowed);
  });
});

describe('steering the writing', () => {
  const who = (action: DossierAction, facts: DossierFacts = drafting) =>
    roles.filter((role) => mayInDossier(asker(role), action, facts).allowed);

  it('is handing out for the penhouder, and reminding for the facilitator too', () => {
    expect(who('assign')).toEqual(['penhouder-admin', 'penhouder-editor']);
    expect(who('remind')).toEqual(['penhouder-admin', 'penhouder-editor', 'facilitator']);
  });
  it('is deciding for the administrator alone', () => {
    for (const action of ['approveSeveral', 'managePartners', 'freeze', 'submit', 'withdraw'] as const) {
      expect(who(action)).toEqual(['penhouder-admin']);
    }
  });
  it('is setting who may comment for the administrator, until the dossier is closed', () => {
    expect(who('changeSettings')).toEqual(['penhouder-admin']);
    expect(who('changeSettings', { dossierStatus: 'consent' })).toEqual(['penhouder-admin']);
    expect(who('changeSettings', { dossierStatus: 'closed' })).toEqual([]);
    expect(mayInDossier(asker('reader'), 'changeSettings', drafting)).toEqual(refusedFor('only-penhouder-admin'));
  });
  it('ends with the drafting', () => {
    expect(who('assign', { dossierStatus: 'consent' })).toEqual([]);
    expect(mayInDossier(asker('penhouder-admin'), 'remind', { dossierStatus: 'submitted' })).toEqual(
      refusedFor('dossier-is-closed'),
    );
  });
  it('is seen by everybody in the dossier, and by nobody outside', () => {
    expect(who('readEvents')).toEqual(roles);
    expect(mayInDossier(asker(), 'readMembers', drafting)).toEqual(refusedFor('no-part-in-dossier'));
  });
});

describe('giving consent', () => {
  it('is for a signatory, for the own organisation, on a fixed version', () => {
    const onVersion: DossierFacts = { dossierStatus: 'consent', consentingPartner: partner.damme };

    expect(mayInDossier(asker('signatory'), 'consent', onVersion)).toEqual(allowed);
    expect(mayInDossier(asker('penhouder-admin'), 'consent', onVersion)).toEqual(refusedFor('only-signatory-of-partner'));
    expect(mayInDossier(asker(standing('signatory', partner.zuienkerke)), 'consent', onVersion)).toEqual(
      refusedFor('other-may-not-consent'),
    );
    expect(mayInDossier(asker('signatory'), 'consent', drafting)).toEqual(refusedFor('not-fixed-yet'));
  });
});

describe('an action on the dossier that no table names', () => {
  it('is refused, also for a role of a newer product', () => {
    // The casts stand for a request and a row that the types do not bind.
    expect(mayInDossier(asker('penhouder-admin'), 'toString' as DossierAction, drafting).allowed).toBe(false);
    expect(mayInDossier(asker({ role: 'mayor' as DossierRole, partner: partner.damme }), 'read', drafting).allowed).toBe(false);
  });
});
