import { Clipboard } from '@angular/cdk/clipboard';
import { show } from '../../facts/a-screen';
import { LeftWords } from './left-words';

describe('words that could not be given', () => {
  it.each([
    [true, 'De tekst staat op je klembord.'],
    [false, 'Je browser laat kopiëren niet toe.'],
  ])('are copied when asked for, which is said (%s)', async (isAllowed, sentence) => {
    const copied: string[] = [];
    const clipboard = { copy: (words: string) => copied.push(words) > 0 && isAllowed };
    const inputs = { why: 'Dit voorstel staat niet meer open.', words: 'Dit leest vlotter.' };
    const screen = await show(LeftWords, { inputs, providers: [{ provide: Clipboard, useValue: clipboard }] });

    await screen.click('button', 'Kopieer');

    expect(copied).toEqual(['Dit leest vlotter.']);
    expect(screen.text).toContain(sentence);
    expect(await screen.faults()).toEqual([]);
  });
});
