import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import type { DossierDetail } from '@samenpen/contracts';
import { aDossier, id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import type { Screen } from '../../facts/a-screen';
import { signIn } from '../../facts/signed-in';
import { OpenDossier } from '../dossier/open-dossier';
import { Composer } from './composer';
import type { Draft } from './drafts';

type Shown = { readonly screen: Screen<Composer>; readonly field: HTMLTextAreaElement; readonly sent: Draft[] };

async function composer(dossier: DossierDetail = aDossier(), refusal: Error | null = null): Promise<Shown> {
  const sent: Draft[] = [];
  const send = (draft: Draft): Promise<void> => (refusal === null ? Promise.resolve(void sent.push(draft)) : Promise.reject(refusal));
  const screen = await show(Composer, { inputs: { place: 'here', label: 'Je antwoord', sendLabel: 'Plaatsen', send }, providers: [OpenDossier] });
  TestBed.inject(OpenDossier).open('noord');
  await screen.settle();
  await screen.answer('/api/dossiers/noord', dossier);
  return { screen, field: screen.find('textarea') as HTMLTextAreaElement, sent };
}

/** Types at the end of the field; the screen has not drawn it yet. */
function type(field: HTMLTextAreaElement, words: string): void {
  field.setRangeText(words, field.value.length, field.value.length, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const press = (field: HTMLTextAreaElement, key: string, more: KeyboardEventInit = {}): boolean =>
  field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

const optionsOn = ({ element }: Screen<Composer>): string[] => [...element.querySelectorAll('[role=option]')].map(({ textContent }) => textContent.trim());

beforeEach(() => localStorage.clear());

describe('naming somebody in a comment', () => {
  it('takes who fits all that was typed, also when Enter comes before the list has followed', async () => {
    const { screen, field, sent } = await composer();
    type(field, '@Redacteur');
    await screen.settle();
    expect(optionsOn(screen)[0]).toContain('Redacteur Blankenberge');

    type(field, ' Kn');
    press(field, 'Enter');
    await screen.settle();

    expect(field.value).toBe('@Redacteur Knokke-Heist ');
    press(field, 'Enter', { ctrlKey: true });
    expect(sent).toMatchObject([{ named: [{ kind: 'person', id: id(302) }] }]);
  });

  it('takes the one that the arrows stand on, and nobody who was not among the names of what is typed now', async () => {
    const { screen, field } = await composer();
    type(field, '@Redacteur');
    await screen.settle();

    press(field, 'ArrowDown');
    press(field, 'ArrowDown');
    press(field, 'ArrowUp');
    press(field, 'Enter');
    expect(field.value).toBe('@Redacteur Damme ');

    type(field, '@Redacteur');
    await screen.settle();
    press(field, 'ArrowDown');
    type(field, ' Z');
    press(field, 'Enter');
    expect(field.value).toBe('@Redacteur Damme @Redacteur Zuienkerke ');
  });

  it('chooses nobody of a list that never stood on the screen, nor while letters are being composed', async () => {
    const { screen, field } = await composer();
    type(field, '@');
    expect(press(field, 'Enter')).toBe(true);
    await screen.settle();

    expect(press(field, 'Enter', { isComposing: true })).toBe(true);
    expect(field.value).toBe('@');
  });

  it('names nobody once the caret has left the @', async () => {
    const { screen, field } = await composer();
    type(field, 'Dag @Da');
    await screen.settle();

    field.setSelectionRange(2, 2);
    expect(press(field, 'Enter')).toBe(true);
    expect(field.value).toBe('Dag @Da');
  });

  it('keeps the one that was pointed at when somebody who comes before joins the dossier', async () => {
    const { screen, field } = await composer();
    type(field, '@Redacteur');
    await screen.settle();
    press(field, 'ArrowDown');

    const joined = aDossier();
    for (const { members } of joined.partners.slice(0, 1)) {
      // As ids of a person are made here.
      members.push(...members.map((member) => ({ ...member, person: id(350) as typeof member.person, name: 'Redacteur Aalter' })));
    }
    TestBed.inject(OpenDossier).reload();
    await screen.settle();
    await screen.answer('/api/dossiers/noord', joined);
    press(field, 'Enter');

    expect(field.value).toBe('@Redacteur Damme ');
  });

  it('tells two people of one name apart by their organisation', async () => {
    const dossier = aDossier();
    for (const partner of dossier.partners.slice(1, 3)) for (const member of partner.members) member.name = 'Redacteur Kust';
    const { screen, field, sent } = await composer(dossier);
    for (const key of ['Enter', 'ArrowDown'] as const) {
      type(field, '@Redacteur K');
      await screen.settle();
      press(field, key);
      if (key !== 'Enter') press(field, 'Enter');
    }
    expect(field.value).toBe('@Redacteur Kust (Damme) @Redacteur Kust (Knokke-Heist) ');

    // Who is taken out again by hand is not meant any more.
    field.value = '@Redacteur Kust (Knokke-Heist) ';
    field.dispatchEvent(new Event('input'));
    press(field, 'Enter', { ctrlKey: true });
    await screen.settle();
    expect(sent[0]?.text).toBe('@Redacteur Kust (Knokke-Heist) ');
    expect(sent[0]?.named.find(({ label }) => label.endsWith('(Knokke-Heist)'))?.id).toBe(id(302));
  });
});

describe('a comment that is refused', () => {
  const refused = { type: 'about:blank', title: 'x', status: 404, code: 'not-found', detail: 'Dit bestaat niet, of je hebt er geen deel aan.' };

  async function sendInVain(): Promise<Shown> {
    const shown = await composer(aDossier(), new HttpErrorResponse({ status: 404, error: refused }));
    type(shown.field, 'Wij zijn het eens.');
    press(shown.field, 'Enter', { ctrlKey: true });
    await shown.screen.settle();
    return shown;
  }

  it('says plainly that one has no part in the dossier any more, and keeps the words', async () => {
    const { screen, field } = await sendInVain();
    await screen.refuse('/api/dossiers/noord', 404, refused);
    expect(screen.find('.fault').textContent).toContain('Je neemt niet meer deel aan dit dossier. Niets is verloren: je tekst staat nog hier.');

    expect(field.value).toBe('Wij zijn het eens.');
    expect(await screen.faults()).toEqual([]);
  });

  it('says of a thread alone that it is not there, while the dossier is', async () => {
    const { screen } = await sendInVain();
    await screen.answer('/api/dossiers/noord', aDossier());

    expect(screen.find('.fault').textContent).toMatch(/Dit bestaat niet, of je hebt er geen deel aan\./);
  });
});

describe('a device without room for what is begun', () => {
  it('keeps the words in the field, also when the person changes their settings or signs in again', async () => {
    const { screen, field } = await composer();
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    type(field, 'Dit staat nergens anders.');
    await screen.settle();

    await signIn(screen);

    expect(field.value).toBe('Dit staat nergens anders.');
    full.mockRestore();
  });
});
