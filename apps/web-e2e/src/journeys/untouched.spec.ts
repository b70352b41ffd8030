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

/** Every account on the sign-in page that may open a dossier. */
async function visitorsOf(slug: string, { visit }: Pick<Journey, 'visit'>): Promise<Visit[]> {
  const { cards } = await (await visit()).get<SignInOptions>('/api/session/options');
  return cards
    .filter(({ dossiers }) => dossiers.includes(slug))
    .map(({ email, role }) => ({ email, role, slug }));
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
  it.each(['noord', 'west'])(
    'of %s sends nothing, in whatever role and whatever stands in it',
    (slug) =>
      stage.journey(async ({ visit, query }) => {
        const rooms = () => query('SELECT id, head FROM room ORDER BY id');
        const before = await rooms();
        const left = await visitorsOf(slug, { visit });
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

        expect(opened).toBeGreaterThan(100);
        expect(written).toEqual([]);
        expect(await rooms()).toEqual(before);
      })(),
  );

  it(
    'is told apart from writing one letter',
    stage.journey(async ({ enter }) => {
      const damme = await enter('redacteur@damme');
      const wire = new Wire(damme.page);
      const { id } = await damme.open({ key: '5b' });
      await damme.section.newParagraphAtEnd();
      await damme.section.write('a');
      await damme.section.isSaved();

      expect(wire.written).toContain(`update for section/${id}`);
    }),
  );
});
