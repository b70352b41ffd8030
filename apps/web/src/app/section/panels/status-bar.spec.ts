import type { SaveState } from '@samenpen/live-client';
import { signal } from '@angular/core';
import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { show } from '../../../facts/a-screen';
import { StatusBar } from './status-bar';

const inputs = {
  save: { kind: 'saved', at: new Date('2021-10-19T12:32:00Z') } satisfies SaveState,
  characters: 2874,
  words: 450,
  limits: { minCharacters: null, maxCharacters: 3500 },
  company: [],
  isPresenceTold: false,
};

const bar = (changes: Partial<Record<keyof typeof inputs, unknown>> = {}) => show(StatusBar, { inputs: { ...inputs, ...changes } });
const alarm = (): string => document.querySelector('[role=alert]')?.textContent ?? '';

describe('the line under the text', () => {
  it('tells when everything was saved, in the time of Brussels, and how much of the limit is used', async () => {
    const { text } = await bar();

    expect(text).toContain('Opgeslagen 14:32');
    expect(text).toContain('2.874 van 3.500 tekens');
  });

  it('says in words how many characters are too many, and cuts nothing off', async () => {
    expect((await bar({ characters: 3534 })).text).toContain('34 tekens te veel');
  });

  it('says that the text stays on this device without a connection, or that it does not', async () => {
    expect((await bar({ save: { kind: 'offline', isKept: true } })).text).toContain('Offline: je tekst blijft op dit toestel');
  });

  it('says until when all is saved, and to wait, while the server can store nothing', async () => {
    const { text } = await bar({ save: { kind: 'on-hold', at: inputs.save.at } });

    expect(text).toContain('Opgeslagen tot 14:32. De server kan nu niets bewaren');
  });

  it('says at once, with the reason, that text is not saved, and offers to copy it', async () => {
    const screen = await bar({ save: { kind: 'not-saved', reason: 'section-is-approved' } });

    expect(alarm()).toContain('Niet opgeslagen');
    expect(alarm()).toContain('goedgekeurd');
    expect(screen.find('button', 'Kopieer mijn tekst')).toBeTruthy();
  });

  it('does not tell a screen reader of each saving, only of the way back from trouble', async () => {
    const save = signal<SaveState>({ kind: 'saving' });
    await bar();
    const rest = Object.entries(inputs).filter(([name]) => name !== 'save');
    const bindings = [inputBinding('save', save), ...rest.map(([name, value]) => inputBinding(name, () => value))];
    const fixture = TestBed.createComponent(StatusBar, { bindings });
    const host: HTMLElement = fixture.nativeElement;
    const said = async (next: SaveState): Promise<string> => {
      save.set(next);
      await fixture.whenStable();
      return host.querySelector('[role=status]')?.textContent ?? '';
    };

    const ordinary = await said(inputs.save);
    const offline = await said({ kind: 'offline', isKept: true });
    await said({ kind: 'saving' });
    const back = await said(inputs.save);

    expect([ordinary, offline, back]).toEqual(['', 'Offline: je tekst blijft op dit toestel', 'Opgeslagen 14:32']);
  });

  it('names who is here, and has no accessibility faults', async () => {
    const company = [
      { id: '1', name: 'Redacteur Damme', organisation: 'Damme', colour: 2 },
      { id: '2', name: 'Facilitator', organisation: 'Werkkracht10', colour: 3 },
    ];
    const screen = await bar({ company });

    expect(screen.text).toContain('Redacteur Damme en nog iemand zijn hier ook');
    expect(await screen.faults()).toEqual([]);
  });
});
