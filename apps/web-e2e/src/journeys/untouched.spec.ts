import type { DossierDetail } from '@samenpen/contracts';
import type { Account } from '../kit/accounts';
import type { Person } from '../kit/person';
import { Stage } from '../kit/stage';

const stage = new Stage();

const VISITORS: readonly { account: Account; dossier: string }[] = [
  { account: 'beheerder@blankenberge', dossier: 'noord' },
  { account: 'redacteur@damme', dossier: 'noord' },
  { account: 'gemachtigde@zuienkerke', dossier: 'noord' },
  { account: 'lezer@brugge', dossier: 'west' },
  { account: 'facilitator@werkkracht10', dossier: 'west' },
];

/** Goes to an address inside the window that is open, as the list of sections does. */
const goInside = (person: Person, path: string): Promise<void> =>
  person.page.evaluate((address) => {
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);

async function openEveryText(person: Person, slug: string): Promise<number> {
  const { sections } = await person.get<DossierDetail>(`/api/dossiers/${slug}`);
  const texts = sections.filter(({ kind }) => kind === 'text');
  await person.dossier.open(slug);
  for (const text of texts) {
    await goInside(person, `/dossiers/${slug}/secties/${text.id}`);
    await person.section.isOpen(text);
  }
  return texts.length;
}

describe('opening a text', () => {
  it(
    'sends nothing, whoever opens it and whatever stands in it',
    stage.journey(async ({ enter, query }) => {
      const rooms = () =>
        query(
          'SELECT room.id, head, count(room_update.seq) AS updates FROM room LEFT JOIN room_update ON room_id = room.id GROUP BY room.id ORDER BY room.id',
        );
      const before = await rooms();

      const opened = await Promise.all(
        VISITORS.map(async ({ account, dossier }) => openEveryText(await enter(account), dossier)),
      );

      expect(Math.min(...opened)).toBeGreaterThan(15);
      expect(await rooms()).toEqual(before);
    }),
  );
});
