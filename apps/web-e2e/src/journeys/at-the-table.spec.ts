import { randomUUID } from 'node:crypto';
import { expectForEverybody } from '../kit/accessibility';
import { eventually } from '../kit/eventually';
import type { Person } from '../kit/person';
import { Stage } from '../kit/stage';
import { SuggestionsScreen } from '../screens/suggestions';

const stage = new Stage();

const SHARED = { key: '3-consortium' };
const SUGGESTED = 'ins[data-suggestion]';

/** A session about one section, begun over the api, that everybody is in already. */
async function aSession(chair: Person, others: readonly Person[], section: { id: string; title: string }): Promise<string> {
  const { person } = await chair.get<{ person: { id: string } }>('/api/session');
  const [id, item] = [randomUUID(), randomUUID()];
  const plan = { id, title: 'Overleg aan tafel', startsAt: new Date().toISOString(), place: '', preparation: '', chair: person.id, invited: [], agenda: [{ id: item, section: section.id, minutes: 10 }] };
  expect((await chair.post('/api/dossiers/noord/review-sessions', plan)).status()).toBe(201);
  expect((await chair.post(`/api/review-sessions/${id}/moves`, { move: 'start' })).status()).toBe(200);
  for (const one of [chair, ...others]) await one.session.join(id);
  await chair.session.choose(section.title);
  for (const one of [chair, ...others]) await one.session.shows(section.title);
  return id;
}

/** A comment on the whole section, over the api. */
async function comment(person: Person, section: string, { words, internal = false }: { words: string; internal?: boolean }): Promise<void> {
  const thread = { id: randomUUID(), anchor: { kind: 'section', section }, internal, comment: { id: randomUUID(), body: [{ type: 'text', text: words }] } };
  expect((await person.post('/api/dossiers/noord/threads', thread)).status()).toBe(201);
}

/** On a screen of 320 pixels no table of the text runs off the sheet. */
async function expectTablesOnTheSheet({ page, session }: Person): Promise<void> {
  const wide = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.setViewportSize({ width: 320, height: 640 });
  const [table, sheet] = [session.text.locator('table').first(), session.text];
  await eventually(async () => {
    const [inner, outer] = [await table.boundingBox(), await sheet.boundingBox()];
    expect((inner?.x ?? 0) + (inner?.width ?? Infinity)).toBeLessThanOrEqual((outer?.x ?? 0) + (outer?.width ?? 0) + 1);
  });
  await page.setViewportSize(wide);
}

describe('at the table', () => {
  it(
    'has the open comments and suggestions at hand, decides a suggestion there, and shows nothing internal to the room',
    stage.journey(async ({ enter }) => {
      const [chair, damme, knokke] = await Promise.all([enter('beheerder@blankenberge'), enter('redacteur@damme'), enter('redacteur@knokke-heist')]);
      const section = await damme.open(SHARED);
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Alleenstaande zeventigplussers komen eerst.');
      await damme.section.isSaved();
      await damme.comments.commentOn('zeventigplussers komen', 'Hebben we hier een cijfer?');
      await comment(damme, section.id, { words: 'Dit blijft in Damme.', internal: true });
      await new SuggestionsScreen(damme.page).mode.click();
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Een voorstel op het einde.');
      await damme.section.isSaved();
      await aSession(chair, [damme], section);

      // The chair sees what is shared; Damme sees its own besides, but never on the screen that the room sees.
      await chair.session.atHand.getByText('Hebben we hier een cijfer?').waitFor();
      await chair.session.atHand.getByText('zeventigplussers komen', { exact: true }).waitFor();
      expect(await chair.page.getByText('Dit blijft in Damme.').count()).toBe(0);
      await damme.session.atHand.getByText('Dit blijft in Damme.').waitFor();
      await expectForEverybody(damme.page);
      await expectTablesOnTheSheet(damme);
      await damme.page.getByRole('button', { name: 'Projectorweergave' }).click();
      await damme.session.atHand.getByText('Dit blijft in Damme.').waitFor({ state: 'detached' });
      await damme.session.atHand.getByText('Hebben we hier een cijfer?').waitFor();
      expect(await damme.session.atHand.getByText('intern').count()).toBe(0);
      await damme.page.getByRole('button', { name: 'Gewone weergave' }).click();
      await damme.session.atHand.getByText('Dit blijft in Damme.').waitFor();

      // What others write appears by itself.
      await comment(knokke, section.id, { words: 'Knokke-Heist vraagt een bron.' });
      for (const person of [chair, damme]) await person.session.atHand.getByText('Knokke-Heist vraagt een bron.').waitFor();

      // A suggestion is decided on the spot, and gone for everybody.
      await chair.page.locator('.sheet-text').locator(SUGGESTED).filter({ hasText: 'Een voorstel op het einde.' }).waitFor();
      await chair.session.atHand.getByText(/open voorstel/).click();
      await expectForEverybody(chair.page);
      await chair.session.atHand.getByRole('article').filter({ hasText: 'Een voorstel op het einde.' }).getByRole('button', { name: 'Aanvaarden', exact: true }).click();
      for (const { page, session } of [chair, damme]) {
        await eventually(async () => expect(await page.locator('.sheet-text').locator(SUGGESTED).count()).toBe(0));
        await session.atHand.getByText(/open voorstel/).waitFor({ state: 'detached' });
        await page.locator('.sheet-text').getByText('Een voorstel op het einde.').waitFor();
      }

      // From the list to the thread in its section.
      await chair.session.atHand.getByRole('listitem').filter({ hasText: 'Hebben we hier een cijfer?' }).getByRole('link').click();
      await chair.comments.card('Hebben we hier een cijfer?').waitFor();
      await chair.comments.marked.filter({ hasText: 'zeventigplussers komen' }).waitFor();
    }),
    240_000,
  );

  it(
    'tells what changed during an item: at the table, in the minutes and in what is taken along',
    stage.journey(async ({ enter }) => {
      const [chair, damme, reader] = await Promise.all([enter('beheerder@blankenberge'), enter('redacteur@damme'), enter('lezer@brugge')]);
      const section = await damme.open(SHARED);
      const id = await aSession(chair, [reader], section);
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Wat aan tafel is bijgekomen.');
      await damme.section.isSaved();
      await chair.page.locator('.sheet-text').getByText('Wat aan tafel is bijgekomen.').waitFor();

      await chair.page.getByText('Toon wat wijzigde').click();
      await chair.page.locator('sp-item-changes ins').filter({ hasText: 'Wat aan tafel is bijgekomen.' }).waitFor();
      await expectForEverybody(chair.page);
      await chair.session.end();
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Wat pas later kwam.');
      await damme.section.isSaved();

      await reader.session.minutes.waitFor();
      await reader.page.getByText('Toon wat wijzigde').click();
      await reader.page.locator('sp-item-changes ins').filter({ hasText: 'Wat aan tafel is bijgekomen.' }).waitFor();
      expect(await reader.page.getByText('Wat pas later kwam.').count()).toBe(0);
      await expectForEverybody(reader.page);
      const text = await (await reader.context.request.get(`/api/review-sessions/${id}/minutes.txt`)).text();
      expect(text).toContain('Wijziging – toegevoegd: “Wat aan tafel is bijgekomen.”');
      expect(text).not.toContain('Wat pas later kwam.');
      await reader.page.getByRole('link', { name: /Hele tekst vergelijken/ }).click();
      await reader.page.getByRole('heading', { name: '1 wijziging' }).waitFor();
    }),
    180_000,
  );

  it(
    'leaves the words of who was still writing a stance when it ends',
    stage.journey(async ({ enter }) => {
      const [chair, damme] = await Promise.all([enter('beheerder@blankenberge'), enter('redacteur@damme')]);
      await aSession(chair, [damme], await damme.open(SHARED));
      await damme.page.getByLabel('Opmerking bij het standpunt').fill('De bron ontbreekt nog.');
      await chair.session.end();

      await damme.session.minutes.waitFor();
      const left = damme.page.getByRole('status').filter({ hasText: 'Het overleg is afgelopen.' });
      await left.getByText('De bron ontbreekt nog.').waitFor();
      await expectForEverybody(damme.page);
      await left.getByRole('button', { name: 'Weggooien' }).click();
      await left.waitFor({ state: 'detached' });
      await damme.page.getByRole('heading', { level: 1, name: 'Verslag' }).and(damme.page.locator(':focus')).waitFor();
    }),
    180_000,
  );
});
