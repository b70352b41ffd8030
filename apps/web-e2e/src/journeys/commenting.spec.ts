import { expectForEverybody } from '../kit/accessibility';
import { eventually } from '../kit/eventually';
import { Stage } from '../kit/stage';

const stage = new Stage();

/** Reads *Wie we eerst bereiken*; approved in the demo. */
const APPROVED = { key: '7' };
/** Written by everybody in the demo. */
const OPEN = { key: '3-consortium' };

describe('commenting on a text', () => {
  it(
    'goes to and fro between two municipalities, live: comment, answer, resolve and reopen',
    stage.journey(async ({ enter }) => {
      const [damme, knokke] = await Promise.all([
        enter('redacteur@damme'),
        enter('redacteur@knokke-heist'),
      ]);
      await Promise.all([damme.open(OPEN), knokke.open(OPEN)]);
      await knokke.comments.show();
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Alleenstaande zeventigplussers komen eerst.');
      await damme.section.isSaved();
      await knokke.section.text.getByText('zeventigplussers komen eerst').waitFor();

      await damme.comments.commentOn('zeventigplussers komen', 'Hebben we hier een cijfer?');
      const [mine, theirs] = [damme, knokke].map(({ comments }) =>
        comments.card('Hebben we hier een cijfer?'),
      );
      if (!mine || !theirs) throw new Error('two people look');
      await theirs.waitFor();
      await knokke.comments.marked.filter({ hasText: 'zeventigplussers komen' }).waitFor();

      await theirs.getByRole('button', { name: 'Antwoorden' }).click();
      await knokke.comments.hasFocus(knokke.comments.answerField);
      await knokke.page.keyboard.type('@Gemachtigde Da');
      await knokke.page.getByRole('option', { name: /Gemachtigde Damme/ }).waitFor();
      await knokke.page.keyboard.press('Enter');
      await knokke.page.keyboard.type('weet dat.');
      await knokke.page.keyboard.press('Control+Enter');
      await mine.getByText('@Gemachtigde Damme').waitFor();
      await mine.getByRole('button', { name: 'Opgelost' }).click();
      await theirs.waitFor({ state: 'detached' });
      await knokke.comments.marked
        .filter({ hasText: 'zeventigplussers komen' })
        .waitFor({ state: 'detached' });

      await damme.page.getByRole('combobox', { name: 'Toon' }).selectOption('resolved');
      await mine.getByRole('button', { name: 'Heropenen' }).click();
      await theirs.waitFor();
    }),
  );

  it(
    'lets one finish the answer to a comment that somebody else resolves meanwhile',
    stage.journey(async ({ enter }) => {
      const [damme, knokke] = await Promise.all([
        enter('redacteur@damme'),
        enter('redacteur@knokke-heist'),
      ]);
      await Promise.all([damme.open(OPEN), knokke.open(OPEN)]);
      await Promise.all([damme.comments.show(), knokke.comments.show()]);
      await damme.comments.remark('Wie belt de bibliotheek?');
      const [mine, theirs] = [damme, knokke].map(({ comments }) =>
        comments.card('Wie belt de bibliotheek?'),
      );
      if (!mine || !theirs) throw new Error('two people look');
      await theirs.getByRole('button', { name: 'Antwoorden' }).click();
      await knokke.comments.hasFocus(knokke.comments.answerField);
      await knokke.page.keyboard.type('Wij bellen');

      await mine.getByRole('button', { name: 'Opgelost' }).click();
      await mine.waitFor({ state: 'detached' });
      await theirs.getByText('opgelost door Redacteur Damme').waitFor();
      await knokke.page.keyboard.type(' maandag.');
      await expectForEverybody(knokke.page);
      await knokke.page.keyboard.press('Control+Enter');

      await theirs.waitFor({ state: 'detached' });
      await damme.page.getByRole('combobox', { name: 'Toon' }).selectOption('resolved');
      await mine.getByText('Wij bellen maandag.').waitFor();
    }),
  );

  it(
    'follows the words while others edit them, keeps their quote when they go, and finds them when that is undone',
    stage.journey(async ({ enter }) => {
      const [damme, knokke] = await Promise.all([
        enter('redacteur@damme'),
        enter('redacteur@knokke-heist'),
      ]);
      await Promise.all([damme.open(OPEN), knokke.open(OPEN)]);
      await knokke.comments.show();
      await damme.section.newParagraphAtEnd();
      await damme.section.write('De bibliotheek van Moerkerke opent een digipunt.');
      await damme.section.isSaved();
      await damme.comments.commentOn('Moerkerke', 'Of Sijsele?');
      const card = knokke.comments.card('Of Sijsele?');
      await card.waitFor();
      await knokke.comments.marked.filter({ hasText: 'Moerkerke' }).waitFor();

      await knokke.comments.select('bibliotheek van Moerkerke opent');
      await knokke.page.keyboard.press('Delete');
      for (const { page } of [damme, knokke])
        await page.getByRole('heading', { name: 'Bij verwijderde tekst' }).waitFor();
      await card.getByText('Moerkerke').waitFor();

      await knokke.page.keyboard.press('Control+z');
      for (const { page, comments } of [damme, knokke]) {
        await comments.marked.filter({ hasText: 'Moerkerke' }).waitFor();
        await page
          .getByRole('heading', { name: 'Bij verwijderde tekst' })
          .waitFor({ state: 'detached' });
      }
    }),
  );

  it(
    'is possible for a reader, and in an approved section, without writing in it',
    stage.journey(async ({ enter, query }) => {
      const reader = await enter('lezer@brugge');
      const { id } = await reader.open(APPROVED);
      const [before] = await query('SELECT head FROM room WHERE id = $1', [id]);

      await reader.comments.commentOn('inburgering', 'Werkt Brugge daar ook aan mee?');
      await reader.comments.marked.filter({ hasText: 'inburgering' }).waitFor();

      expect(await query('SELECT head FROM room WHERE id = $1', [id])).toEqual([before]);
    }),
  );

  it(
    'proposes other words from who may not write, and they are taken over in one click',
    stage.journey(async ({ enter }) => {
      const [damme, reader] = await Promise.all([enter('redacteur@damme'), enter('lezer@brugge')]);
      await damme.open(OPEN);
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Wij openen drie digipunten in Damme.');
      await damme.section.isSaved();
      await reader.open(OPEN);
      await reader.section.text.getByText('drie digipunten').waitFor();

      await reader.comments.select('drie digipunten');
      await reader.page.keyboard.press('Control+Alt+m');
      await reader.comments.hasFocus(reader.comments.field);
      await reader.page.keyboard.type('Het worden er vier.');
      await reader.page.getByRole('button', { name: 'Andere woorden voorstellen' }).click();
      await reader.page.getByLabel('Vervang door').fill('vier digipunten');
      await reader.comments.field.press('Control+Enter');
      const [theirs, mine] = [reader, damme].map(({ comments }) =>
        comments.card('Het worden er vier.'),
      );
      await mine?.getByRole('button', { name: 'Overnemen' }).click();

      await reader.section.text.getByText('Wij openen vier digipunten in Damme.').waitFor();
      await reader.page.getByRole('combobox', { name: 'Toon' }).selectOption('resolved');
      await theirs?.getByText('overgenomen door Redacteur Damme').waitFor();
    }),
  );

  it(
    'goes from the text to the card and back by keys alone, and from one comment to the next',
    stage.journey(async ({ enter }) => {
      const damme = await enter('redacteur@damme');
      await damme.open(OPEN);
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Eerst de bussen, dan de belbussen.');
      await damme.section.isSaved();
      await damme.comments.commentOn('belbussen', 'Rijden die nog?');
      await damme.comments.hasFocus(damme.comments.card('Rijden die nog?'));

      await damme.page.keyboard.press('Tab');
      await damme.page.keyboard.press('Enter');
      await damme.comments.hasFocus(damme.section.text);
      await damme.page.keyboard.press('Control+Alt+m');
      await damme.comments.hasFocus(damme.comments.card('Rijden die nog?'));

      await damme.section.text.focus();
      await damme.page.keyboard.press('Control+Alt+PageDown');
      await eventually(() => expect(damme.page.url()).toContain('opmerking='));
      await damme.comments.hasFocus(damme.section.text);
    }),
  );

  it(
    'does not take the focus from a comment while somebody else writes in the text',
    stage.journey(async ({ enter }) => {
      const [damme, knokke] = await Promise.all([
        enter('redacteur@damme'),
        enter('redacteur@knokke-heist'),
      ]);
      await Promise.all([damme.open(OPEN), knokke.open(OPEN)]);
      await damme.comments.show();
      await damme.comments.beginOnSection();
      await damme.page.keyboard.type('Ik begin ');
      await knokke.section.newParagraphAtEnd();
      await knokke.section.write('Intussen schrijft Knokke-Heist verder.');
      await damme.section.text.getByText('schrijft Knokke-Heist verder').waitFor();
      await damme.page.keyboard.type('hier, en ga door.');

      expect(await damme.comments.field.inputValue()).toBe('Ik begin hier, en ga door.');
      expect(await damme.section.words()).not.toContain('ga door');
    }),
  );

  it(
    'keeps what is not sent: over another tab, another window and a connection that is away',
    stage.journey(async ({ enter }) => {
      const damme = await enter('redacteur@damme');
      await damme.open(OPEN);
      await damme.comments.show();
      await damme.comments.beginOnSection();
      await damme.page.keyboard.type('Nog niet af');
      await damme.section.beside('Verloop');
      await damme.comments.show();
      expect(await damme.comments.field.inputValue()).toBe('Nog niet af');

      await damme.page.reload();
      await damme.comments.show();
      await eventually(async () =>
        expect(await damme.comments.field.inputValue()).toBe('Nog niet af'),
      );

      await damme.context.setOffline(true);
      await damme.comments.field.press('Control+Enter');
      await damme.comments.panel.getByText('Niets is verloren').waitFor();
      await damme.context.setOffline(false);
      await damme.comments.field.press('Control+Enter');
      await damme.comments.card('Nog niet af').waitFor();
      expect(
        (await damme.comments.cards()).filter((card) => card.includes('Nog niet af')),
      ).toHaveLength(1);
    }),
  );

  it(
    'is for everybody: the empty panel, the field, a thread and its answer',
    stage.journey(async ({ enter }) => {
      const damme = await enter('redacteur@damme');
      await damme.open({ key: '3-partner', of: 'Damme' });
      await damme.comments.show();
      await damme.comments.panel.getByText('Nog geen opmerkingen.').waitFor();
      await expectForEverybody(damme.page);

      await damme.comments.beginOnSection();
      await damme.page.getByText('Intern: Damme').click();
      await expectForEverybody(damme.page);

      await damme.comments.field.fill('Eerst intern bevestigen.');
      await damme.comments.field.press('Control+Enter');
      await damme.comments.card('intern – alleen Damme').waitFor();
      await damme.comments
        .card('intern – alleen Damme')
        .getByRole('button', { name: 'Antwoorden' })
        .click();
      await expectForEverybody(damme.page);

      await damme.section.newParagraphAtEnd();
      await damme.section.write('Het digipunt staat aan de dijk.');
      await damme.section.isSaved();
      await damme.comments.commentOn('de dijk', 'Welke dijk?');
      await damme.comments.marks.waitFor();
      await expectForEverybody(damme.page);
    }),
  );
});

describe('a comment that is internal to a municipality', () => {
  it(
    'never reaches another one: not on the screen, not over HTTP, not over the socket',
    stage.journey(async ({ enter }) => {
      const [damme, knokke] = await Promise.all([
        enter('redacteur@damme'),
        enter('redacteur@knokke-heist'),
      ]);
      const received: string[] = [];
      knokke.page.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => received.push(payload.toString())),
      );
      knokke.page.on('response', (response) => {
        // A body that is gone with its page was not shown either.
        void response.text().then((body) => received.push(body), () => undefined);
      });
      await Promise.all([damme.open(OPEN), knokke.open(OPEN)]);
      await knokke.comments.show();
      await damme.comments.show();

      await damme.comments.beginOnSection();
      await damme.page.getByText('Intern: Damme').click();
      await damme.comments.field.fill('Het college van Damme twijfelt nog.');
      await damme.comments.field.press('Control+Enter');
      await damme.comments.card('Het college van Damme twijfelt nog.').waitFor();
      // What comes after it has come: so it would have come too.
      await damme.comments.beginOnSection();
      await damme.comments.field.fill('Dit mag iedereen lezen.');
      await damme.comments.field.press('Control+Enter');
      await knokke.comments.card('Dit mag iedereen lezen.').waitFor();
      await knokke.page.reload();
      await knokke.comments.card('Dit mag iedereen lezen.').waitFor();

      expect(received.length).toBeGreaterThan(0);
      expect(received.filter((told) => told.includes('twijfelt nog'))).toEqual([]);
      expect(await knokke.page.content()).not.toContain('twijfelt nog');
    }),
  );
});

describe('the address of a comment', () => {
  it(
    'opens the panel, the card and the place in the text, and the title says so',
    stage.journey(async ({ enter }) => {
      const [damme, knokke] = await Promise.all([
        enter('redacteur@damme'),
        enter('redacteur@knokke-heist'),
      ]);
      await damme.open(APPROVED);
      await damme.comments.commentOn('thuiszorg', 'Wie spreekt de thuiszorg aan?');
      await eventually(() => expect(damme.page.url()).toContain('opmerking='));

      await knokke.page.goto(damme.page.url());
      await knokke.comments.card('Wie spreekt de thuiszorg aan?').waitFor();
      await knokke.page.locator('.remark.active').filter({ hasText: 'thuiszorg' }).waitFor();
      await eventually(async () =>
        expect(await knokke.page.title()).toMatch(/^Opmerking van Redacteur Damme · 7 /),
      );
    }),
  );
});
