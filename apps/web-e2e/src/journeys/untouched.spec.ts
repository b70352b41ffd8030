import type { DossierDetail, SectionSummary, SignInOptions } from '@samenpen/contracts';
import type { Journey } from '../kit/stage';
import type { Person } from '../kit/person';
import { Stage } from '../kit/stage';
import { Wire } from '../kit/wire';

const stage = new Stage();

/** How many windows are open at once, and how small: what is painted costs most. */
const WINDOWS = 4;
const VIEW = { viewport: { width: 480, height: 320 } };

type Card = SignInOptions['cards'][number];
type Visit = Pick<Card, 'email' | 'role'> & { readonly slug: string };

/** Every account on the sign-in page, once for each dossier that it may open. */
async function visits({ visit }: Pick<Journey, 'visit'>): Promise<Visit[]> {
  const options = await (await visit()).get<SignInOptions>('/api/session/options');
  return options.cards.flatMap(({ email, role, dossiers }) =>
    dossiers.map((slug) => ({ email, role, slug })),
  );
}

/**
 * What an account opens: each text that nobody of its role has opened with the same right to write. To the
 * editor two readers are the same; each account opens at least one.
 */
class Round {
  readonly #opened = new Set<string>();

  toOpen(texts: readonly SectionSummary[], role: string): SectionSummary[] {
    const isNew = texts.filter(({ id, may }) => {
      const key = `${role} ${String(may.write)} ${id}`;
      return !this.#opened.has(key) && this.#opened.add(key);
    });
    return isNew.length === 0 ? texts.slice(0, 1) : isNew;
  }
}

/** Goes to an address inside the window that is open, as the list of sections does. */
const goInside = (person: Person, path: string): Promise<void> =>
  person.page.evaluate((address) => {
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);

async function openTexts(person: Person, { email, role, slug }: Visit, round: Round) {
  await person.signInQuietly(email);
  const wire = new Wire(person.page);
  const { sections } = await person.get<DossierDetail>(`/api/dossiers/${slug}`);
  const all = sections.filter(({ kind, may }) => kind === 'text' && may.read);
  const texts = round.toOpen(all, role);
  await person.dossier.open(slug);
  for (const text of texts) {
    await goInside(person, `/dossiers/${slug}/secties/${text.id}`);
    await person.section.isOpen(text);
  }
  expect([...wire.opened].sort()).toEqual(texts.map(({ id }) => id).sort());
  return { opened: texts.length, written: wire.written.map((what) => `${email} sent an ${what}`) };
}

describe('opening a text', () => {
  it(
    'sends nothing, in whatever role it is opened and whatever stands in it',
    stage.journey(async ({ visit, query }) => {
      const rooms = () => query('SELECT id, head FROM room ORDER BY id');
      const before = await rooms();
      const left = await visits({ visit });
      const round = new Round();
      let opened = 0;
      const written: string[] = [];

      const visitOneByOne = async (): Promise<void> => {
        for (let next = left.pop(); next; next = left.pop()) {
          const person = await visit(VIEW);
          const seen = await openTexts(person, next, round);
          opened += seen.opened;
          written.push(...seen.written);
          await person.leave();
        }
      };
      await Promise.all(Array.from({ length: WINDOWS }, visitOneByOne));

      expect(opened).toBeGreaterThan(200);
      expect(written).toEqual([]);
      expect(await rooms()).toEqual(before);
    }),
  );
});
