import type { DossierDetail } from '@samenpen/contracts';
import type { Asker } from '@samenpen/access-policy';
import type { Hold } from './hold';
import { declarationsOpen, oneAdministrator, withoutSignatory } from './holds-of-partners';
import { changesRequested, outsideLimits, reopenAsked, reviewWaiting, suggestionsOpen } from './holds-of-sections';
import { overdue, ownSectionsEmpty, assignedSectionsEmpty, sharedUnassigned } from './holds-of-writing';

/**
 * *Wat houdt ons tegen*: what stands between the dossier and a fixed version, in order, each line with the
 * one action this viewer can take about it. Empty when nothing does, or when the drafting is over.
 */
export function whatHoldsUs(dossier: DossierDetail, viewer: Asker): readonly Hold[] {
  if (dossier.status !== 'drafting') return [];
  return [
    ...reviewWaiting(dossier),
    ...reopenAsked(dossier),
    ...overdue(dossier, viewer),
    ...changesRequested(dossier),
    ...suggestionsOpen(dossier),
    ...ownSectionsEmpty(dossier, viewer),
    ...assignedSectionsEmpty(dossier, viewer),
    ...sharedUnassigned(dossier, viewer),
    ...declarationsOpen(dossier, viewer),
    ...outsideLimits(dossier),
    ...withoutSignatory(dossier, viewer),
    ...oneAdministrator(dossier, viewer),
  ];
}
