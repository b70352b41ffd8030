import { signal, type Provider } from '@angular/core';
import { iedereenDigitaal2021, sectionDefinitionOf } from '@samenpen/call-templates';
import { textsHint } from '@samenpen/contracts';
import type { DossierEvent, TextsHint } from '@samenpen/contracts';
import { show } from '../../../facts/a-screen';
import { aDossier, id } from '../../../facts/a-dossier';
import { OpenDossier } from '../../dossier/open-dossier';
import { DossierPresence } from '../../live/dossier-presence';
import { CompareScreen } from './compare-screen';

const section = id(900);
const text = (value: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: value }] }] });
const content = (seq: number, value: string) => ({ kind: 'text', seq, at: '2021-10-19T09:31:00.000Z', json: text(value), text: value });
/** The section as somebody sees it who may write in it. */
const ofWriter = () => ({
  ...aDossier({ sections: { '7': { status: 'drafting' } } }).sections.find(({ key }) => key === '7'),
  dossier: { slug: 'noord', title: 'Dossier Noord' },
  definition: sectionDefinitionOf(iedereenDigitaal2021, '7'),
  content: null,
  schemaVersion: null,
  waiting: [],
});
const versions = { items: [], nextCursor: null };

const compared = async (before: string, after: string, more: Provider[] = []) => {
  const screen = await show(CompareScreen, { inputs: { id: section, van: '3', tot: 'now' }, providers: [OpenDossier, ...more] });
  await screen.answer(`/api/sections/${section}/versions/3`, content(3, before));
  await screen.answer(`/api/sections/${section}/versions/now`, content(9, after));
  await screen.answer(`/api/sections/${section}/versions`, versions);
  return screen;
};

describe('comparing two versions', () => {
  it('says how many changes there are, and shows them in the text', async () => {
    const screen = await compared('De kust vergrijst snel.', 'De kust vergrijst heel traag.');

    expect(screen.find('h2').textContent).toBe('1 wijziging');
    expect(screen.element.querySelector('del')?.textContent).toContain('snel');
    expect(await screen.faults()).toEqual([]);
  });

  it('calls a text that was named more than once by each of its names', async () => {
    const named = (name: string, at: string) => ({ kind: 'named', seq: 3, at, id: id(901), name, by: { person: id(902), name: 'Redacteur Damme', organisation: 'Damme' }, mayChange: false });
    const screen = await show(CompareScreen, { inputs: { id: section, van: '3', tot: 'now' }, providers: [OpenDossier] });
    await screen.answer(`/api/sections/${section}/versions/3`, content(3, 'De kust.'));
    await screen.answer(`/api/sections/${section}/versions/now`, content(9, 'De zee.'));
    await screen.answer(`/api/sections/${section}/versions`, {
      items: [named('Voor de raad', '2021-10-20T09:31:00.000Z'), named('Eerste ronde', '2021-10-19T09:31:00.000Z')],
      nextCursor: null,
    });

    expect(screen.find('#compare-from option:checked').textContent).toContain('Voor de raad / Eerste ronde, ');
  });

  it('goes from change to change by keyboard, around the end too', async () => {
    const screen = await compared('Een oude tekst over de zee en de kust.', 'Een nieuwe tekst over de zee en het strand.');
    const step = async (key: string) => {
      document.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, cancelable: true }));
      await screen.settle();
      return document.activeElement?.getAttribute('data-change');
    };

    expect([await step('ArrowDown'), await step('ArrowDown'), await step('ArrowDown'), await step('ArrowUp')]).toEqual(['1', '2', '1', '2']);
  });

  it('leaves the same keys to a list of versions that opens with them', async () => {
    const screen = await compared('Een oude tekst.', 'Een nieuwe tekst.');
    const event = new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true, cancelable: true });

    screen.find('#compare-from').dispatchEvent(event);
    await screen.settle();

    expect(event.defaultPrevented).toBe(false);
    expect(screen.element.querySelector('.current')).toBeNull();
  });

  it('takes the earlier point for the text of then, whichever was named first', async () => {
    const screen = await show(CompareScreen, { inputs: { id: section, van: 'now', tot: '3' }, providers: [OpenDossier] });
    await screen.answer(`/api/sections/${section}/versions/3`, content(3, 'De kust vergrijst.'));
    await screen.answer(`/api/sections/${section}/versions/now`, content(9, 'De kust vergrijst snel.'));
    await screen.answer(`/api/sections/${section}/versions`, versions);

    expect(screen.element.querySelector('ins')?.textContent).toContain('snel');
  });

  it('lets who may write choose a change where it stands, and undo it', async () => {
    const screen = await compared('Een oude tekst over de zee en de kust.', 'Een nieuwe tekst over de zee en het strand.');
    await screen.answer(`/api/sections/${section}`, ofWriter());
    await screen.click('[aria-keyshortcuts="Alt+ArrowDown"]');
    await screen.click('[aria-keyshortcuts="Alt+ArrowDown"]');
    await screen.click('.choice input');
    await screen.click('.steps .button.primary', '1 gekozen wijziging');
    (screen.find('#restore-reason') as HTMLTextAreaElement).value = 'Was beter'; // found by its id
    screen.find('#restore-reason').dispatchEvent(new Event('input'));
    screen.find('button', 'Terugzetten').click();
    const request = screen.api.expectOne(`/api/sections/${section}/restorations`).request;

    expect(request.body).toEqual({ point: 3, seen: 9, reason: 'Was beter', changes: { chosen: [2], of: 2 } });
  });

  it('makes the comparison again when the server compared the two texts in another way', async () => {
    const screen = await compared('Een oude tekst over de zee en de kust.', 'Een nieuwe tekst over de zee en het strand.');
    await screen.answer(`/api/sections/${section}`, ofWriter());
    await screen.click('.found button', 'Alles terugzetten');
    (screen.find('#restore-reason') as HTMLTextAreaElement).value = 'Was beter'; // found by its id
    screen.find('#restore-reason').dispatchEvent(new Event('input'));
    screen.find('button', 'Terugzetten').click();
    await screen.refuse(`/api/sections/${section}/restorations`, 409, { type: 'about:blank', title: 'x', status: 409, code: 'version-changed', detail: '' });

    expect(screen.find('[role=dialog]').textContent).toContain('De vergelijking achter dit venster is opnieuw gemaakt');
    await screen.answer(`/api/sections/${section}/versions/now`, content(11, 'Een oude tekst over de zee en de kust.'));
    expect(screen.find('h2').textContent).toBe('Geen wijzigingen');
    await screen.click('[role=dialog] button', 'Annuleren');
    await screen.settle();
    expect(document.activeElement).toBe(screen.find('.found h2'));
  });

  it('says that others went on writing, and takes that in when one asks for it', async () => {
    const listeners: ((hint: TextsHint) => void)[] = [];
    const onTexts = (listener: (hint: TextsHint) => void) => {
      listeners.push(listener);
      return () => undefined;
    };
    const hear = (seq: number) => listeners.forEach((listener) => listener(textsHint.parse({ type: 'texts-moved', seq: 1, sections: [{ section, seq }] })));
    const screen = await compared('Een oude tekst.', 'Een nieuwe tekst.', [{ provide: DossierPresence, useValue: { joined: () => 1, newest: () => null, onTexts } }]);

    hear(9);
    await screen.settle();
    expect(screen.element.querySelector('.moved-on')).toBeNull();
    hear(10);
    await screen.settle();
    expect(screen.find('.moved-on').textContent).toContain('Intussen schreef iemand verder in deze sectie.');
    expect(await screen.faults()).toEqual([]);
    expect(screen.text).not.toContain('nog een zin');

    await screen.click('.moved-on button', 'Vergelijking vernieuwen');
    await screen.answer(`/api/sections/${section}/versions/now`, content(10, 'Een nieuwe tekst, en nog een zin.'));
    expect(screen.element.querySelector('.moved-on')).toBeNull();
    expect(screen.text).toContain('nog een zin');
  });

  it('offers to put nothing back any more once the section is closed', async () => {
    const newest = signal<DossierEvent | null>(null);
    const presence = { joined: () => 1, newest, onTexts: () => () => undefined };
    const screen = await compared('Een oude tekst.', 'Een nieuwe tekst.', [{ provide: DossierPresence, useValue: presence }]);
    const open = ofWriter();
    await screen.answer(`/api/sections/${section}`, open);
    screen.find('.found button', 'Alles terugzetten');

    newest.set({ type: 'section', section: { id: section } } as DossierEvent); // where it happened is all that is read
    await screen.settle();
    await screen.answer(`/api/sections/${section}`, { ...open, status: 'approved', may: { ...open.may, write: false } });

    expect(screen.text).not.toContain('Alles terugzetten');
  });

  it('says that two texts are the same', async () => {
    const screen = await compared('Gelijk.', 'Gelijk.');

    expect(screen.text).toContain('De twee teksten zijn gelijk.');
    expect(screen.find('h2').textContent).toBe('Geen wijzigingen');
  });

  it('is no page where the section or the point is not there', async () => {
    const screen = await show(CompareScreen, { inputs: { id: section, van: '3', tot: 'now' }, providers: [OpenDossier] });
    await screen.refuse(`/api/sections/${section}/versions/3`, 404, { type: 'about:blank', title: 'x', status: 404, code: 'not-found', detail: '' });

    expect(screen.element.querySelector('sp-not-found')).not.toBeNull();
  });
});
