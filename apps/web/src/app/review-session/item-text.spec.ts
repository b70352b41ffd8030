import { TestBed } from '@angular/core/testing';
import { iedereenDigitaal2021, sectionDefinitionOf } from '@samenpen/call-templates';
import { reviewItem } from '@samenpen/contracts';
import { aDossier, aSession, id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import type { Screen } from '../../facts/a-screen';
import { signIn } from '../../facts/signed-in';
import { Sessions } from '../api/sessions';
import { LiveLink } from '../live/live-link';
import { ItemText } from './item-text';

const section = id(900);
const item = reviewItem.parse({
  id: id(1),
  section: { id: section, number: '4', title: 'Doelstellingen', partnerName: null, kind: 'text', status: 'ready', isGone: false },
  minutes: 10,
  spentSeconds: 0,
  openSince: null,
  openedVersion: null,
  turns: [],
  stances: [],
  decision: null,
  approved: null,
  note: '',
});

/** The answer on the section of the item. */
const detail = (): object => {
  const known = aDossier().sections.find(({ key }) => key === '4');
  return { ...known, id: section, dossier: { slug: 'noord', title: 'Dossier Noord' }, definition: sectionDefinitionOf(iedereenDigitaal2021, '4'), content: null, schemaVersion: 1, waiting: [] };
};

async function answer(screen: Screen<ItemText>): Promise<void> {
  for (const request of screen.api.match(`/api/sections/${section}`)) if (!request.cancelled) request.flush(detail());
  await screen.settle();
}

describe('the text of an item', () => {
  it('stays open, with the place on it, when the person signs in again', async () => {
    const openText = jest.fn(() => new Promise<null>(() => undefined));
    const link = { openText, letGo: () => undefined, renewed: () => 0 };
    const screen = await show(ItemText, { inputs: { item, slug: 'noord', followed: null }, providers: [{ provide: LiveLink, useValue: link }] });
    await signIn(screen);
    await answer(screen);
    expect(openText).toHaveBeenCalledTimes(1);

    const signingIn = TestBed.inject(Sessions).signIn({ email: 'x', password: 'x' });
    await screen.answer('/api/session', aSession());
    await screen.answer('/api/session', aSession());
    await signingIn;
    await screen.settle();
    await answer(screen);

    expect(openText).toHaveBeenCalledTimes(1);
  });

  it('counts as seen by whoever had it before them in the session', async () => {
    const isFocused = jest.spyOn(document, 'hasFocus').mockReturnValue(true);
    const screen = await show(ItemText, { inputs: { item, slug: 'noord', followed: null } });
    screen.api.expectNone(`/api/sections/${section}/visit`);

    screen.fixture.destroy();
    await Promise.resolve();

    expect(screen.api.expectOne(`/api/sections/${section}/visit`).request.method).toBe('PUT');
    isFocused.mockRestore();
  });
});
