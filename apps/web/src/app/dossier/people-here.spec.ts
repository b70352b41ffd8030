import { TestBed } from '@angular/core/testing';
import type { PresentWindow } from '@samenpen/live-client/presence';
import { aDossier, aSession, id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import { Sessions } from '../api/sessions';
import { DossierPresence } from '../live/dossier-presence';
import { LiveLink } from '../live/live-link';
import { FetchedCode } from '../shell/fetched-code';
import { PeopleHere } from './people-here';

const windowOf = (person: string, name: string): PresentWindow => ({ person: { id: person, name, organisation: 'Damme', colour: 3 }, section: null, doing: 'reading', clientId: 1, isMine: false });

describe('who else is in the dossier', () => {
  it('is not oneself in another window', async () => {
    let tell: (windows: readonly PresentWindow[]) => void = () => undefined;
    class LiveDossier {
      constructor({ events }: { events: { present: typeof tell } }) {
        tell = events.present;
      }
      moveTo(): void {
        // Nobody looks.
      }
    }
    const providers = [
      { provide: LiveLink, useValue: { open: () => Promise.resolve({}) } },
      { provide: FetchedCode, useValue: { of: () => Promise.resolve({ LiveDossier }) } },
    ];
    const screen = await show(PeopleHere, { inputs: { dossier: aDossier() }, providers });
    void TestBed.inject(Sessions).whoIsSignedIn();
    const own = aSession();
    await screen.answer('/api/session', own);
    TestBed.inject(DossierPresence).watch('noord');
    await screen.settle();

    tell([windowOf(own.person.id, own.person.name), windowOf(id(0x999), 'Redacteur Damme')]);
    await screen.settle();

    expect(screen.element.querySelectorAll('li')).toHaveLength(1);
    expect(screen.text).toContain('RD');
  });
});
