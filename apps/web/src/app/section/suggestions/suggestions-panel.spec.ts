import { Component, signal, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { sectionId, suggestionsHint } from '@samenpen/contracts';
import type { SuggestionsHint } from '@samenpen/contracts';
import { NOW, anActor, id } from '../../../facts/a-dossier';
import { show } from '../../../facts/a-screen';
import type { Screen } from '../../../facts/a-screen';
import { DossierPresence } from '../../live/dossier-presence';
import { SuggestionsPanel } from './suggestions-panel';

const section = id(900);
const [damme, admin] = [anActor(1, 'Redacteur Damme'), anActor(0, 'Penhouder Blankenberge')];
const one = { id: id(0x901), removed: 'snel', added: 'traag' };
const open = { ...one, author: damme, others: [], at: NOW, remark: null, isMine: false };
const decided = { id: one.id, removed: 'snel', added: 'traag', author: damme, at: NOW, remark: 'Zo klinkt het beter.', isMine: false, decision: 'reject', by: admin, decidedAt: NOW };

const panel = async (inText: readonly object[], answer: object, providers: Provider[] = []) => {
  const screen = await show(SuggestionsPanel, {
    providers,
    inputs: { section, inText, now: new Date(NOW), occasion: 0, settle: () => Promise.resolve(true) },
  });
  await screen.answer(`/api/sections/${section}/suggestions`, answer);
  return screen;
};

const type = async (screen: Screen<unknown>, selector: string, words: string): Promise<void> => {
  const field = screen.find(selector) as HTMLTextAreaElement;
  field.value = words;
  field.dispatchEvent(new Event('input'));
  await screen.settle();
};

beforeEach(() => localStorage.clear());

/** A text of which the suggestions change under the panel. */
@Component({
  selector: 'sp-moving-text',
  imports: [SuggestionsPanel],
  template: '<sp-suggestions-panel [section]="section" [inText]="inText()" [isTextWhole]="isTextWhole()" [now]="now" [occasion]="0" [settle]="settle" />',
})
class MovingText {
  readonly section = sectionId.parse(section);
  readonly inText = signal([one]);
  readonly isTextWhole = signal(true);
  readonly now = new Date(NOW);
  readonly settle = () => Promise.resolve(true);
}

describe('what was decided of a suggestion', () => {
  it('says who decided, when and why, apart from what the proposer said with it', async () => {
    const screen = await panel([], { open: [], decided: [{ ...decided, reason: 'Dit staat al in punt 4.' }], mayDecide: false });
    const past = screen.find('.past li');

    expect(past.textContent).toMatch(/Verworpen\s+door Penhouder Blankenberge \(Blankenberge\), vandaag, 15:00/);
    expect(past.querySelector('.reason')?.textContent).toMatch(/Reden van Penhouder Blankenberge:\s+Dit staat al in punt 4\./);
    expect(past.querySelector('.words')?.textContent.replaceAll(/\s+/g, ' ').trim()).toBe('Schrapt: snel → Voegt toe: traag');
    expect(past.querySelector('blockquote')?.textContent).toBe('Zo klinkt het beter.');
    expect(await screen.faults()).toEqual([]);
  });

  it('has no reason where none was given', async () => {
    const screen = await panel([], { open: [], decided: [{ ...decided, reason: null }], mayDecide: false });

    expect(screen.element.querySelector('.reason')).toBeNull();
  });
});

describe('rejecting a suggestion', () => {
  it('takes one press without a reason', async () => {
    const screen = await panel([one], { open: [open], decided: [], mayDecide: true });
    await screen.click('article button', 'Verwerpen');

    expect(screen.api.expectOne(`/api/sections/${section}/suggestions/decisions`).request.body).toEqual({ decision: 'reject', ids: [one.id] });
  });

  it('asks why where one wants to say it, with the focus where one writes', async () => {
    const screen = await panel([one], { open: [open], decided: [], mayDecide: true });
    await screen.click('article button', 'Verwerpen met reden');
    const field = screen.find('article form textarea') as HTMLTextAreaElement;
    expect(document.activeElement).toBe(field);
    expect(await screen.faults()).toEqual([]);
    field.value = '  Dit staat al in punt 4. ';
    await screen.click('article form button', 'Verwerpen');

    expect(screen.api.expectOne(`/api/sections/${section}/suggestions/decisions`).request.body).toEqual({
      decision: 'reject',
      ids: [one.id],
      reason: 'Dit staat al in punt 4.',
    });
  });
});

describe('the panel of suggestions', () => {
  it('leaves what was being written about one that somebody else decides on, and keeps the focus', async () => {
    const screen = await show(MovingText);
    await screen.answer(`/api/sections/${section}/suggestions`, { open: [{ ...open, isMine: true }], decided: [], mayDecide: true });
    await screen.click('article button', 'Toelichting');
    await type(screen, 'article form textarea', 'Dit leest vlotter.');

    screen.fixture.componentInstance.inText.set([]);
    await screen.settle();

    expect(screen.find('sp-left-words').textContent).toContain('Dit leest vlotter.');
    expect(document.activeElement).toBe(screen.find('#suggestions-top'));
    expect(await screen.faults()).toEqual([]);
    await screen.click('sp-left-words button', 'Weggooien');
    expect(screen.element.querySelector('sp-left-words')).toBeNull();
  });

  it('says of none that it is open no more while not all of the text is there, and opens its field again when it is', async () => {
    const screen = await show(MovingText);
    const { inText, isTextWhole } = screen.fixture.componentInstance;
    await screen.answer(`/api/sections/${section}/suggestions`, { open: [{ ...open, isMine: true }], decided: [], mayDecide: true });
    await screen.click('article button', 'Toelichting');
    await type(screen, 'article form textarea', 'Dit leest vlotter.');

    isTextWhole.set(false);
    inText.set([]);
    await screen.settle();
    expect(screen.element.querySelector('sp-left-words')).toBeNull();

    isTextWhole.set(true);
    inText.set([one]);
    await screen.settle();
    expect((screen.find('article form textarea') as HTMLTextAreaElement).value).toBe('Dit leest vlotter.');
  });

  it('keeps the focus when the last one is decided', async () => {
    const screen = await panel([one], { open: [{ ...open, author: null, isMine: true }], decided: [], mayDecide: true });
    screen.find('button', 'Aanvaarden').focus();
    await screen.click('button', 'Aanvaarden');
    await screen.answer(`/api/sections/${section}/suggestions/decisions`, { open: [], decided: [], mayDecide: true });

    expect(document.activeElement).toBe(screen.find('#suggestions-top'));
    expect(await screen.faults()).toEqual([]);
  });

  it('stays as it was when no answer comes, and says once why', async () => {
    const screen = await panel([one], { open: [open], decided: [], mayDecide: true });
    await screen.click('article button', 'Aanvaarden');
    screen.api.expectOne(`/api/sections/${section}/suggestions/decisions`).error(new ProgressEvent('error'));
    await screen.settle();
    screen.api.expectOne(`/api/sections/${section}/suggestions`).error(new ProgressEvent('error'));
    await screen.settle();

    expect(screen.element.querySelectorAll('.notice')).toHaveLength(1);
    expect(screen.find('article').textContent).toContain('traag');
  });

  it('takes a remark where the focus then is, and gives the focus back to the card', async () => {
    const screen = await panel([one], { open: [{ ...open, author: null, isMine: true }], decided: [], mayDecide: true });
    await screen.click('button', 'Toelichting');
    expect(document.activeElement).toBe(screen.find('textarea'));

    screen.find('form button', 'Annuleren').focus();
    await screen.click('form button', 'Annuleren');

    expect(document.activeElement).toBe(screen.find('article'));
  });
});

describe('what is being written at a suggestion', () => {
  const own = { open: [{ ...open, isMine: true }], decided: [], mayDecide: true };
  const valueOf = (screen: Screen<unknown>, selector: string): string => (screen.find(selector) as HTMLTextAreaElement).value;
  /** The panel is made anew when another tab was looked at. */
  const anew = async (before: Screen<unknown>, { inText = [one], answer = own }: { inText?: readonly object[]; answer?: object } = {}) => {
    before.fixture.destroy();
    before.element.remove();
    TestBed.resetTestingModule();
    return panel(inText, answer);
  };

  it('is there again after another tab of the panel, each in its own field, and takes no focus then', async () => {
    const screen = await panel([one], own);
    await screen.click('article button', 'Toelichting');
    await type(screen, 'article form textarea', 'Dit leest vlotter.');
    await screen.click('article button', 'Verwerpen met reden');
    await type(screen, `#reason-${one.id}`, 'Bij nader inzien');

    const again = await anew(screen);

    expect([valueOf(again, `#remark-${one.id}`), valueOf(again, `#reason-${one.id}`)]).toEqual(['Dit leest vlotter.', 'Bij nader inzien']);
    expect(document.activeElement).toBe(document.body);
    await again.click('article form button', 'Annuleren');
    expect((await anew(again)).element.querySelector(`#remark-${one.id}`)).toBeNull();
  });

  it('is not there any more once it was given', async () => {
    const screen = await panel([one], own);
    await screen.click('article button', 'Toelichting');
    await type(screen, 'article form textarea', 'Dit leest vlotter.');
    await screen.click('form button', 'Bewaren');
    await screen.answer(`/api/sections/${section}/suggestions/${one.id}`, { ...own, open: [{ ...open, isMine: true, remark: 'Dit leest vlotter.' }] });

    expect((await anew(screen)).element.querySelector('textarea, sp-left-words')).toBeNull();
  });

  it('is told of to who comes back when the suggestion was decided on meanwhile', async () => {
    const screen = await panel([one], own);
    await screen.click('article button', 'Toelichting');
    await type(screen, 'article form textarea', 'Dit leest vlotter.');

    const again = await anew(screen, { inText: [], answer: { open: [], decided: [], mayDecide: true } });

    expect(again.find('sp-left-words').textContent).toMatch(/Dit voorstel staat niet meer open\. .*Dit leest vlotter\./);
  });

  it('is nothing where a field was only opened', async () => {
    const screen = await panel([one], { ...own, open: [{ ...open, isMine: true, remark: 'Zo klinkt het beter.' }] });
    await screen.click('article button', 'Toelichting');
    expect(valueOf(screen, `#remark-${one.id}`)).toBe('Zo klinkt het beter.');

    const again = await anew(screen, { inText: [], answer: { open: [], decided: [], mayDecide: true } });

    expect(again.element.querySelector('sp-left-words')).toBeNull();
  });

  it('is there again for all that are rejected at once, and left when there is nothing to reject together any more', async () => {
    const two = [one, { ...one, id: id(0x902) }];
    const screen = await panel(two, own);
    await screen.click('button', 'Alle 2 verwerpen');
    await type(screen, '#reject-reason', 'Dit hoort elders.');

    const again = await anew(screen, { inText: two });
    await again.click('button', 'Alle 2 verwerpen');
    expect(valueOf(again, '#reject-reason')).toBe('Dit hoort elders.');

    const last = await anew(again);
    expect(last.find('sp-left-words').textContent).toMatch(/om samen te verwerpen\. .*Dit hoort elders\./);
  });
});

describe('what somebody else says with a suggestion', () => {
  it('stands there as soon as it is told, in this section', async () => {
    const listeners: ((hint: SuggestionsHint) => void)[] = [];
    const onSuggestions = (listener: (hint: SuggestionsHint) => void) => {
      listeners.push(listener);
      return () => undefined;
    };
    const hear = (of: string) => listeners.forEach((listener) => listener(suggestionsHint.parse({ type: 'suggestions-changed', seq: 1, section: of })));
    const answer = { open: [open], decided: [], mayDecide: true };
    const screen = await panel([one], answer, [{ provide: DossierPresence, useValue: { onSuggestions } }]);

    hear(id(901));
    await screen.settle();
    screen.api.expectNone(`/api/sections/${section}/suggestions`);
    hear(section);
    await screen.settle();
    await screen.answer(`/api/sections/${section}/suggestions`, { ...answer, open: [{ ...open, remark: 'Zo klinkt het beter.' }] });

    expect(screen.find('article blockquote').textContent).toBe('Zo klinkt het beter.');
  });
});

describe('accepting all of more suggestions than are decided at once', () => {
  const many = Array.from({ length: 1_005 }, (_, at) => ({ ...one, id: id(0x10_000 + at) }));
  const url = `/api/sections/${section}/suggestions/decisions`;
  const none = { open: [], decided: [], mayDecide: true };

  async function acceptAll() {
    const screen = await panel(many, { open: [], decided: [], mayDecide: true });
    await screen.click('button', 'Alle 1005 aanvaarden');
    await screen.click('button', 'Ja, aanvaarden');
    return screen;
  }

  it('goes in steps, with the focus on what is left at the end', async () => {
    const screen = await acceptAll();
    const asked: number[] = [];
    for (let step = 0; step < 2; step += 1) {
      const request = screen.api.expectOne(url);
      // As the panel asks.
      asked.push((request.request.body as { ids: string[] }).ids.length);
      request.flush(none);
      await screen.settle();
    }

    expect(asked).toEqual([1_000, 5]);
    expect(document.activeElement).toBe(screen.find('#suggestions-top'));
  });

  it('says how many are decided when a step is refused, and asks no further about what is not there any more', async () => {
    const screen = await acceptAll();
    await screen.answer(url, none);
    await screen.refuse(url, 409, { type: 'about:blank', title: 'x', status: 409, code: 'wrong-state', detail: 'Een voorstel is er niet meer.' });

    expect(screen.find('.notice.wrong').textContent.trim()).toBe('1000 voorstellen zijn beslist, 5 nog niet. Een voorstel is er niet meer.');
    expect(screen.element.querySelector('.question')).toBeNull();
  });
});
