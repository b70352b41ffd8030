import { eventually } from '../kit/eventually';
import { Stage } from '../kit/stage';

const stage = new Stage();

const SENTENCE = 'Deze zin schreef Damme zonder verbinding.';

const occurrences = (text: string, words: string): number => text.split(words).length - 1;

describe('text that the server does not take', () => {
  it(
    'stays with its writer after an approval, and can be proposed again after a reopening',
    stage.journey(async ({ enter }) => {
      const [damme, penhouder] = await Promise.all([
        enter('redacteur@damme'),
        enter('beheerder@blankenberge'),
      ]);
      const { id } = await damme.open({ key: '3-consortium' });

      await damme.context.setOffline(true);
      await damme.section.newParagraphAtEnd();
      await damme.section.write(SENTENCE);
      await penhouder.decide(id, { event: 'mark-ready' });
      await penhouder.decide(id, { event: 'approve' });
      await damme.context.setOffline(false);

      await damme.section.unincluded.getByText(SENTENCE).waitFor();
      await damme.section.isClosed('goedgekeurd en gesloten');
      expect(await damme.section.words()).not.toContain(SENTENCE);
      expect(await damme.textOf(id)).not.toContain(SENTENCE);

      await damme.page.reload();
      await damme.section.unincluded.getByText(SENTENCE).waitFor();
      await damme.section.isClosed('goedgekeurd en gesloten');
      expect(
        await damme.section.unincluded.getByRole('button', { name: 'Opnieuw voorstellen' }).count(),
      ).toBe(0);

      await penhouder.decide(id, { event: 'reopen', reason: 'Damme heeft nog een zin.' });
      await damme.section.isOpenToWrite();
      await damme.section.unincluded.getByRole('button', { name: 'Opnieuw voorstellen' }).click();

      await damme.section.unincluded.waitFor({ state: 'detached' });
      await damme.section.isSaved();
      expect(occurrences(await damme.section.words(), SENTENCE)).toBe(1);
      await eventually(async () =>
        expect(occurrences(await penhouder.textOf(id), SENTENCE)).toBe(1),
      );

      await damme.page.reload();
      await damme.section.isOpenToWrite();
      expect(occurrences(await damme.section.words(), SENTENCE)).toBe(1);
      expect(await damme.section.unincluded.count()).toBe(0);
    }),
  );

  it(
    'is brought before the eyes of who typed far down on a small screen, whole, with what can be done',
    stage.journey(async ({ enter }) => {
      const [knokke, penhouder] = await Promise.all([
        enter('redacteur@knokke-heist', { viewport: { width: 320, height: 640 } }),
        enter('beheerder@blankenberge'),
      ]);
      const { id } = await knokke.open({ key: '4' });
      await knokke.section.isOpenToWrite();
      await knokke.context.setOffline(true);
      await knokke.section.newParagraphAtEnd();
      await knokke.section.write('Te laat, en onderaan een lange tekst.');
      await penhouder.decide(id, { event: 'mark-ready' });
      await penhouder.decide(id, { event: 'approve' });
      await knokke.context.setOffline(false);

      await knokke.section.isClosed('goedgekeurd en gesloten');
      const seen = await knokke.section.unincluded.evaluate((card) => {
        const { top, height } = card.getBoundingClientRect();
        const box = card.closest('.told');
        return { isInSight: top >= 0 && top < window.innerHeight / 2, isWhole: box !== null && box.clientHeight >= height };
      });
      expect(seen).toEqual({ isInSight: true, isWhole: true });
    }),
  );

  it(
    'merges by itself when the section is still open',
    stage.journey(async ({ enter }) => {
      const [damme, facilitator] = await Promise.all([
        enter('redacteur@damme'),
        enter('facilitator@werkkracht10'),
      ]);
      await damme.open({ key: '5b' });
      await facilitator.open({ key: '5b' });
      const before = (await damme.section.lines()).at(-1) ?? '';

      await damme.context.setOffline(true);
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Offline in Damme.');
      await facilitator.section.putCaretBehind(before);
      await facilitator.section.write(' Intussen online.');
      await facilitator.section.isSaved();
      expect(await facilitator.section.words()).not.toContain('Offline in Damme.');
      await damme.context.setOffline(false);

      for (const person of [damme, facilitator]) {
        await eventually(async () => {
          const text = await person.section.words();
          expect(occurrences(text, 'Offline in Damme.')).toBe(1);
          expect(occurrences(text, ' Intussen online.')).toBe(1);
        });
        await person.section.isSaved();
      }
    }),
  );
});
