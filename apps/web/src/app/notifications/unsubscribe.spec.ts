import { show } from '../../facts/a-screen';
import { Unsubscribe } from './unsubscribe';

const scope = '/api/unsubscribe/token';

describe('the page behind the link of a mail', () => {
  it('asks before it ends all mail, and says so afterwards where the focus is', async () => {
    const screen = await show(Unsubscribe, { inputs: { token: 'token' } });
    await screen.answer(scope, { kind: null, language: 'nl' });
    expect(screen.text).toContain('Wil je geen enkele mail over meldingen meer krijgen?');
    expect(await screen.faults()).toEqual([]);

    await screen.click('button.primary');
    await screen.answer('/afmelden/token', { kind: null, language: 'nl' });

    expect(document.activeElement?.textContent).toBe('Je krijgt geen mails over meldingen meer.');
    expect(screen.element.querySelector('button')).toBeNull();
    expect(await screen.faults()).toEqual([]);
  });

  it('names the one kind that the link ends', async () => {
    const screen = await show(Unsubscribe, { inputs: { token: 'token' } });
    await screen.answer(scope, { kind: 'edited', language: 'nl' });
    expect(screen.text).toContain('Wil je geen mails meer krijgen over “Een ander bestuur schrijft in een tekst van mijn organisatie”?');

    await screen.click('button.primary');
    await screen.answer('/afmelden/token', { kind: 'edited', language: 'nl' });

    expect(screen.text).toContain('Je krijgt geen mails meer over “Een ander bestuur schrijft in een tekst van mijn organisatie”.');
  });

  it('speaks the language of the mail that led there', async () => {
    const screen = await show(Unsubscribe, { inputs: { token: 'token' } });
    await screen.answer(scope, { kind: null, language: 'en' });
    await screen.settle();

    expect(screen.find('h1').textContent).toBe('No more mails');
    expect(screen.find('button.primary').textContent).not.toContain('Geen');
  });

  it('says that a link is none of ours, and offers nothing to end', async () => {
    const screen = await show(Unsubscribe, { inputs: { token: 'token' } });
    await screen.refuse(scope, 404, { type: 'x', title: 'x', status: 404, code: 'not-found', detail: 'Dit bestaat niet.', reference: 'R-1' });

    expect(screen.text).toContain('Deze link werkt niet (meer).');
    expect(screen.element.querySelector('button')).toBeNull();
    expect(await screen.faults()).toEqual([]);
  });
});
