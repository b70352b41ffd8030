import type { Locator } from 'playwright-core';
import type { Person } from '../kit/person';
import { expectForEverybody } from '../kit/accessibility';
import { eventually } from '../kit/eventually';
import { Stage } from '../kit/stage';

const stage = new Stage();

const SUMMARY = 'Samenvatting';
const NEEDS = 'Noden en aanbod in de gemeente (Knokke-Heist)';
const HELIX = 'Quadruple helix en overheidsopdrachten';
const RESULTS = 'Beoogde resultaten';

const ids = (person: Person) => new URL(person.page.url()).pathname;

const isInSight = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

describe('reviewing together', () => {
  it(
    'goes from invitation to accepted minutes, with decisions that are the real ones',
    stage.journey(async ({ enter, query }) => {
      const [chair, damme, facilitator, reader] = await Promise.all([
        enter('beheerder@blankenberge'),
        enter('redacteur@damme'),
        enter('facilitator@werkkracht10'),
        enter('lezer@brugge'),
      ]);
      const title = 'Overleg over wat klaar is';
      await chair.session.plan(title);
      await chair.session.start();
      // The facilitator comes last, and is so not the one who is proposed for the chair.
      for (const person of [damme, reader, facilitator]) await person.session.enter(title);

      // Where the chair goes, the others are.
      await chair.session.choose(SUMMARY);
      for (const person of [damme, facilitator, reader]) await person.session.shows(SUMMARY);
      expect(await reader.page.getByRole('button', { name: 'Standpunt geven' }).count()).toBe(0);
      await damme.session.state('niet akkoord', 'De cijfers van Damme ontbreken.');
      await facilitator.session.state('akkoord');
      await chair.session.hears('Damme', 'niet akkoord');
      await chair.session.decide('Goedkeuren', 'De cijfers volgen in de bijlage.');
      for (const person of [chair, damme, facilitator, reader]) await person.session.isDecided('goedgekeurd');

      // A network that drops: what happened meanwhile is there when it is back.
      await damme.context.setOffline(true);
      await chair.session.choose(NEEDS);
      await chair.session.decide('Aanpassing vragen …', 'Noem de bron.');
      await chair.session.isDecided('aanpassing gevraagd');
      await chair.session.addActionPoint('Bron van de cijfers nakijken');
      await damme.context.setOffline(false);
      await damme.session.shows('Noden en aanbod in de gemeente');
      await damme.session.isDecided('aanpassing gevraagd');

      // Somebody else takes the chair who may not approve: then it waits for the penhouder.
      // News that comes between choosing and pressing does not change who was chosen.
      await chair.session.choose(HELIX);
      await damme.session.shows(HELIX);
      await chair.session.handOverTo('Facilitator Werkkracht10', async () => {
        await damme.session.state('akkoord');
        await chair.session.hears('Damme', 'akkoord');
      });
      await facilitator.session.isChair();
      await facilitator.session.choose(HELIX);
      await chair.session.shows(HELIX);
      await facilitator.session.decide('Goedkeuren');
      await facilitator.session.isDecided('wacht op bevestiging door de penhouder');
      await chair.session.confirm();
      for (const person of [chair, damme, facilitator, reader]) await person.session.isDecided('goedgekeurd');
      const address = ids(facilitator);
      await facilitator.session.end();

      // The minutes: put in words, accepted, adopted.
      await facilitator.page.getByLabel('Bespreking van Samenvatting').fill('De samenvatting blijft zoals ze is.');
      await facilitator.page.getByRole('button', { name: 'Tekst bewaren' }).click();
      await facilitator.page.getByText('Bewaard', { exact: true }).waitFor();
      await damme.page.getByText('De samenvatting blijft zoals ze is.').waitFor();
      await damme.page.getByText('De cijfers volgen in de bijlage.').waitFor();
      await damme.session.acceptMinutes();
      await facilitator.session.adoptMinutes();
      await damme.page.getByText('Vastgesteld verslag').waitFor();

      const id = address.split('/').at(-1) ?? '';
      const text = await (await damme.context.request.get(`/api/review-sessions/${id}/minutes.txt`)).text();
      expect(text).toContain('Damme: niet akkoord – De cijfers van Damme ontbreken.');
      expect(text).toContain('Bron van de cijfers nakijken');
      const states = await query('SELECT section.key, section.status FROM review_item JOIN section ON section.id = section_id WHERE session_id = $1 ORDER BY review_item.position', [id]);
      expect(states.map((row) => (row as { status: string }).status)).toEqual(['approved', 'changes-requested', 'approved', 'ready']);
    }),
    240_000,
  );

  it(
    'lets everybody look elsewhere, and come back to the chair',
    stage.journey(async ({ enter }) => {
      const [chair, damme] = await Promise.all([enter('beheerder2@blankenberge'), enter('redacteur@zuienkerke')]);
      const title = 'Kort overleg';
      await chair.session.plan(title);
      await chair.session.start();
      await damme.session.enter(title);
      await chair.session.choose(RESULTS);
      await damme.session.shows(RESULTS);

      await damme.page.getByRole('button', { name: 'Niet meer volgen' }).click();
      await chair.page.getByRole('button', { name: 'Van tafel' }).click();
      await damme.session.shows(RESULTS);
      await damme.page.getByText('Je bekijkt een ander punt dan de voorzitter.').waitFor();
      await damme.page.getByRole('button', { name: 'Volg de voorzitter' }).click();
      await damme.page.getByText('Er ligt nog geen punt op tafel.').waitFor();
      await eventually(async () => expect(await damme.page.evaluate(() => document.activeElement?.id)).toBe('main'));
    }),
    120_000,
  );

  it(
    'shows where the chair points and scrolls, until one goes somewhere oneself',
    stage.journey(async ({ enter }) => {
      const [chair, damme] = await Promise.all([enter('beheerder2@blankenberge'), enter('redacteur@damme')]);
      const title = 'Overleg over de analyse';
      const analysis = await chair.find({ key: '3-consortium' });
      await chair.session.plan(title, [analysis]);
      await chair.session.start();
      await damme.session.enter(title);
      await chair.session.choose(analysis.title);
      await damme.session.shows(analysis.title);
      await chair.session.isLive();

      const last = chair.session.text.locator('p').last();
      await last.click({ clickCount: 3 });
      const pointed = damme.session.text.locator('.caret-selection').last();
      await pointed.waitFor();
      expect(await last.textContent()).toContain(await pointed.textContent());
      await eventually(async () => expect(await isInSight(pointed)).toBe(true));

      const first = damme.session.text.locator('p').first();
      expect(await isInSight(first)).toBe(false);
      await chair.session.text.locator('p').first().scrollIntoViewIfNeeded();
      await eventually(async () => expect(await isInSight(first)).toBe(true));

      await damme.page.mouse.move(700, 500);
      await damme.page.mouse.wheel(0, 40);
      await damme.page.getByRole('button', { name: 'Volg de voorzitter' }).waitFor();
      const other = chair.session.text.locator('p').nth(-2);
      await other.click({ clickCount: 3 });
      await eventually(async () => expect(await other.textContent()).toContain(await pointed.textContent()));
      expect(await isInSight(pointed)).toBe(false);
      await damme.page.getByRole('button', { name: 'Volg de voorzitter' }).click();
      await eventually(async () => expect(await isInSight(pointed)).toBe(true));
    }),
    120_000,
  );

  it(
    'is for everybody: the list, the plan, the room and the minutes',
    stage.journey(async ({ enter }) => {
      const [chair, reader] = await Promise.all([enter('beheerder@blankenberge'), enter('lezer@brugge')]);
      await chair.page.goto('/dossiers/noord/overleg');
      await chair.page.getByRole('heading', { level: 1, name: 'Overleggen' }).waitFor();
      await expectForEverybody(chair.page);
      await chair.page.goto('/dossiers/noord/overleg/nieuw');
      await chair.page.getByLabel('Titel').waitFor();
      await expectForEverybody(chair.page);
      await chair.session.plan('Overleg voor iedereen');
      await expectForEverybody(chair.page);
      await chair.session.start();
      await reader.session.enter('Overleg voor iedereen');
      await chair.session.choose(RESULTS);
      await chair.session.shows(RESULTS);
      await reader.session.shows(RESULTS);
      await expectForEverybody(chair.page);
      await expectForEverybody(reader.page);
      await chair.page.getByRole('button', { name: 'Projectorweergave' }).click();
      await expectForEverybody(chair.page);
      await chair.session.end();
      await expectForEverybody(chair.page);
      await reader.session.minutes.waitFor();
      await expectForEverybody(reader.page);
    }),
    240_000,
  );
});
