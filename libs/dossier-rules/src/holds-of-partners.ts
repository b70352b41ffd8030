import type { DossierDetail, DossierPartner, DossierRole } from '@samenpen/contracts';
import { mayInDossier, type Asker } from '@samenpen/access-policy';
import type { Hold, HoldAction } from './hold';
import { linePerPartner } from './holds-of-writing';

/** Declarations that no signatory confirmed yet, per partner. */
export function declarationsOpen(dossier: DossierDetail, viewer: Asker): readonly Hold[] {
  const open = dossier.sections.filter(({ kind, status }) => kind === 'declaration' && status === 'open');
  return linePerPartner('declarations-open', open, { dossier, viewer });
}

function inviteAs(role: DossierRole, partner: DossierPartner, { dossier, viewer }: { dossier: DossierDetail; viewer: Asker }): HoldAction {
  const membership = { role, partner: partner.id, person: null, isPartnerToBeTendered: false };
  const verdict = mayInDossier(viewer, 'invite', { dossierStatus: dossier.status, membership });
  return verdict.allowed ? { kind: 'invite', partner: partner.id, role } : { kind: 'none' };
}

/** The penhouder and every initiator must consent, which only a signatory can. */
export function withoutSignatory(dossier: DossierDetail, viewer: Asker): readonly Hold[] {
  return dossier.partners
    .filter(({ projectRole }) => projectRole === 'penhouder' || projectRole === 'initiator')
    .filter(({ members }) => !members.some(({ role }) => role === 'signatory'))
    .map((partner) => ({
      key: 'no-signatory',
      values: { partner: partner.name },
      sections: [],
      action: inviteAs('signatory', partner, { dossier, viewer }),
    }));
}

/** W9: with one administrator the dossier stands still on the day that person is ill. */
export function oneAdministrator(dossier: DossierDetail, viewer: Asker): readonly Hold[] {
  return dossier.partners
    .filter(({ projectRole }) => projectRole === 'penhouder')
    .filter(({ members }) => administrators(members) < 2)
    .map((partner) => ({
      key: 'one-administrator',
      values: { partner: partner.name, count: administrators(partner.members) },
      sections: [],
      action: inviteAs('penhouder-admin', partner, { dossier, viewer }),
    }));
}

function administrators(members: DossierPartner['members']): number {
  return new Set(members.filter(({ role }) => role === 'penhouder-admin').map(({ person }) => person)).size;
}
