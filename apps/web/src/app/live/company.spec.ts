import { caretElement } from './carets';
import { companyOf } from './company';

const user = (id: string, name: string) => ({ user: { id, name, organisation: 'Damme', colour: 3 } });

describe('who else is in a section', () => {
  it('is every other person once, whatever their windows, and only as the server vouches for them', () => {
    const states = new Map<number, unknown>([
      [1, {}],
      [2, user('me', 'Ik')],
      [3, user('an', 'An')],
      [4, user('an', 'An')],
      [5, { cursor: null }],
      [6, { user: { name: 'zonder stempel' } }],
    ]);

    expect(companyOf({ clientID: 1, getStates: () => states }, 'me').map(({ name }) => name)).toEqual(['An']);
  });
});

describe('the caret of somebody else', () => {
  it('carries name and organisation in one of ten colours, and is not read out inside the text', () => {
    const caret = caretElement({ name: 'Redacteur Kust', organisation: 'Damme', colour: 12 }, document);

    expect(caret.textContent.replaceAll('\u2060', '')).toBe('Redacteur Kust · Damme');
    expect(caret.className).toBe('caret of-person-2');
    expect(caret.getAttribute('aria-hidden')).toBe('true');
  });

  it('shows a name from the presence as text, never as markup', () => {
    expect(caretElement({ name: '<img src=x>' }, document).querySelector('img')).toBeNull();
  });
});
