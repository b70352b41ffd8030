import { Editor } from '@tiptap/core';
import { textExtensions } from '@samenpen/dossier-document';
import { fitting } from './mentionable';
import type { Mentionable } from './mentionable';
import { queryIn } from './mention-query';

const candidates: Mentionable[] = [
  { kind: 'partner', id: '1', label: 'Knokke-Heist', explanation: 'partner' },
  { kind: 'partner', id: '2', label: 'Damme', explanation: 'partner' },
  { kind: 'person', id: '3', label: 'Hélène Daels', explanation: 'Damme' },
];

const names = (typed: string): string[] => fitting(candidates, typed).map(({ label }) => label);

describe('the names that fit', () => {
  it('start with what was typed, in any of their words, whatever the accents and capitals', () => {
    expect(names('da')).toEqual(['Damme', 'Hélène Daels']);
    expect(names('HEL')).toEqual(['Hélène Daels']);
    expect(names('heist')).toEqual(['Knokke-Heist']);
    expect(names('x')).toEqual([]);
  });
});

describe('naming somebody', () => {
  const queryAfter = (typed: string) => {
    const editor = new Editor({ element: document.createElement('div'), injectCSS: false, extensions: textExtensions });
    editor.commands.insertContent(typed);
    const query = queryIn(editor.state);
    editor.destroy();
    return query?.text ?? null;
  };

  it('begins with an @ at the start of a word', () => {
    expect(queryAfter('met @Da')).toBe('Da');
    expect(queryAfter('@')).toBe('');
    expect(queryAfter('met @Knokke-He')).toBe('Knokke-He');
  });

  it('is not an e-mail address, and ends after a full stop', () => {
    expect(queryAfter('jan@damme')).toBeNull();
    expect(queryAfter('@Damme. ')).toBeNull();
  });
});
