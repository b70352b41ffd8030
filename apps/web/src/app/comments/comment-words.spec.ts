import { bodyOf, fieldOf, plainBody } from './comment-words';

const damme = { kind: 'partner', id: '1', label: 'Damme' } as const;
const dammeSocial = { kind: 'partner', id: '2', label: 'Damme Sociaal Huis' } as const;

describe('the words of a comment', () => {
  it('name who was chosen, and leave the rest as text', () => {
    expect(bodyOf(' Kan @Damme dit nakijken? jan@Damme.be ', [damme])).toEqual([
      { type: 'text', text: 'Kan ' },
      { type: 'mention', ...damme },
      { type: 'text', text: ' dit nakijken? jan@Damme.be' },
    ]);
  });

  it('take the longest name', () => {
    expect(bodyOf('@Damme Sociaal Huis', [damme, dammeSocial])).toEqual([{ type: 'mention', ...dammeSocial }]);
  });

  it('are nothing when only white space was typed', () => {
    expect(bodyOf(' \n ', [])).toBeNull();
  });

  it('come back into the field as they were', () => {
    const text = 'Kan @Damme dit nakijken?';
    const body = bodyOf(text, [damme]) ?? [];

    expect(fieldOf(body, [])).toEqual({ text, named: [damme] });
    expect(plainBody(body)).toBe('Kan Damme dit nakijken?');
  });

  it('come back with the name that tells two people of one name apart', () => {
    const mentioned = { type: 'mention', kind: 'person', label: 'Redacteur Kust' } as const;
    const candidates = [
      { kind: 'person', id: '3', label: 'Redacteur Kust (Damme)' },
      { kind: 'person', id: '4', label: 'Redacteur Kust (Brugge)' },
    ] as const;
    const { text, named } = fieldOf([{ ...mentioned, id: '3' }, { type: 'text', text: ' of ' }, { ...mentioned, id: '4' }], candidates);

    expect(text).toBe('@Redacteur Kust (Damme) of @Redacteur Kust (Brugge)');
    expect((bodyOf(text, named) ?? []).flatMap((part) => (part.type === 'mention' ? [part.id] : []))).toEqual(['3', '4']);
  });
});
