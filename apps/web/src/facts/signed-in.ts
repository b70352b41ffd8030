import { TestBed } from '@angular/core/testing';
import type { DossierDetail } from '@samenpen/contracts';
import { Sessions } from '../app/api/sessions';
import { OpenDossier } from '../app/dossier/open-dossier';
import { aDossier, aSession } from './a-dossier';
import type { Screen } from './a-screen';

/** One of the people of Noord is signed in. */
export async function signIn(screen: Screen<unknown>, as = 0): Promise<void> {
  const asked = TestBed.inject(Sessions).whoIsSignedIn();
  await screen.answer('/api/session', aSession({ as }));
  await asked;
  await screen.settle();
}

/** The same, with the dossier open. */
export async function inNoord(screen: Screen<unknown>, { as = 0, dossier = aDossier({ as }) }: { readonly as?: number; readonly dossier?: DossierDetail } = {}): Promise<void> {
  await signIn(screen, as);
  TestBed.inject(OpenDossier).open('noord');
  await screen.settle();
  await screen.answer('/api/dossiers/noord', dossier);
}
