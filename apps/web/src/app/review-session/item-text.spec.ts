import { reviewItem } from '@samenpen/contracts';
import { id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import { ItemText } from './item-text';

const section = id(900);
const item = reviewItem.parse({
  id: id(1),
  section: { id: section, number: '4', title: 'Doelstellingen', partnerName: null, kind: 'text', status: 'ready' },
  minutes: 10,
  spentSeconds: 0,
  openSince: null,
  openedVersion: null,
  openedAtSeq: null,
  closedAtSeq: null,
  stances: [],
  decision: null,
  note: '',
});

describe('the text of an item', () => {
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
