import type { UnincludedText } from '@samenpen/live-client';
import { NOW } from '../../../facts/a-dossier';
import { show } from '../../../facts/a-screen';
import { Unincluded } from './unincluded';

const text: UnincludedText = {
  id: 'x',
  person: 'p',
  section: 's',
  at: '2021-10-19T12:32:00.000Z',
  reason: 'section-is-approved',
  typed: [{ type: 'paragraph', content: [{ type: 'text', text: 'te laat' }] }],
  deleted: ['weggehaald'],
};

const panel = (mayPropose: boolean, texts: readonly UnincludedText[] = [text]) =>
  show(Unincluded, { inputs: { texts, mayPropose, now: new Date(NOW) } });

describe('niet-opgenomen tekst', () => {
  it('shows what was written and deleted, and why it was not taken', async () => {
    const screen = await panel(false);

    expect(screen.text).toContain('te laat');
    expect(screen.text).toContain('weggehaald');
    expect(screen.text).toContain('goedgekeurd en gesloten');
    expect(await screen.faults()).toEqual([]);
  });

  it('says that it was somebody else who was refused when that is why', async () => {
    const screen = await panel(true, [{ ...text, reason: 'with-another' }]);

    expect(screen.text).toContain('Tekst van iemand anders werd geweigerd terwijl deze onderweg was.');
  });

  it('can be copied at any time, and proposed again only when the section is open', async () => {
    const closed = await panel(false);
    const buttons = () => [...document.querySelectorAll('button')].map((button) => button.textContent.trim());
    expect(buttons()).toEqual(['Kopieer', 'Maak er een opmerking van', 'Weggooien']);
    closed.element.remove();
  });

  it('is offered again after reopening', async () => {
    const screen = await panel(true);
    const proposed: UnincludedText[] = [];
    screen.fixture.componentInstance.proposed.subscribe((each) => proposed.push(each));
    await screen.click('button', 'Opnieuw voorstellen');

    expect(proposed).toEqual([text]);
  });

  it('takes no place when there is none', async () => {
    const { element } = await panel(true, []);

    expect(element.children).toHaveLength(0);
  });
});
