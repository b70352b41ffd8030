import { aThread } from '../../../facts/a-thread';
import { inOrder, isIn } from './thread-order';

const section = '00000000-0000-4000-8000-0000000003e8';
const range = { kind: 'range', section, from: 'AA', to: 'AA', quote: 'woorden', before: '', after: '' };

describe('the threads of a section', () => {
  it('stand in the order of the text, then those on the section, then those of which the text is gone', () => {
    const threads = [
      aThread(1, { anchor: range }),
      aThread(2, { anchor: { kind: 'section', section } }),
      aThread(3, { anchor: range }),
      aThread(4, { anchor: range }),
    ];
    const [first, , third, fourth] = threads.map(({ id }) => id);
    const places = new Map([
      [first ?? '', null],
      [third ?? '', { from: 40, to: 44 }],
      [fourth ?? '', { from: 3, to: 9 }],
    ]);

    expect(inOrder(threads, places).map(({ id }) => Number.parseInt(id.slice(-4), 16) - 0x700)).toEqual([4, 3, 2, 1]);
  });
});

describe('a choice of threads', () => {
  const me = { person: '00000000-0000-4000-8000-00000000012d', partners: ['00000000-0000-4000-8000-000000000065'] };

  it('holds for me what is assigned to me or my municipality, or names one of us', () => {
    const mine = [
      aThread(1, { assignee: { partner: me.partners[0], partnerName: 'Damme', person: null, personName: null } }),
      aThread(2, { words: [{ type: 'mention', kind: 'person', id: me.person, label: 'Redacteur Damme' }] }),
      aThread(3, { words: [{ type: 'mention', kind: 'partner', id: me.partners[0], label: 'Damme' }] }),
    ];
    const other = aThread(4, { assignee: { partner: me.partners[0], partnerName: 'Damme', person: '00000000-0000-4000-8000-000000000999', personName: 'An' } });

    expect(mine.map((thread) => isIn('mine', thread, me))).toEqual([true, true, true]);
    expect(isIn('mine', other, me)).toBe(false);
  });

  it('holds what is resolved only where that is asked', () => {
    const resolved = aThread(1, { state: 'resolved' });

    expect((['open', 'resolved', 'mine', 'internal'] as const).map((filter) => isIn(filter, resolved, me))).toEqual([false, true, false, false]);
  });
});
