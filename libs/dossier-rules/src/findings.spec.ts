import { approveFindings, charactersOver, charactersShort, limitFindings, type SizeFacts } from './findings';

const limits = { minCharacters: 300, maxCharacters: 1500 };
const text = (characters: number, limitsSource: SizeFacts['limitsSource'] = 'example') => ({ characters, limits, limitsSource });

describe('the limits of a text', () => {
  it('find nothing between the minimum and the maximum, both included', () => {
    expect(limitFindings(text(300))).toEqual([]);
    expect(limitFindings(text(1500))).toEqual([]);
  });
  it('say by how much a text is too long or too short', () => {
    expect(limitFindings(text(1512))).toMatchObject([{ code: 'E9', message: 'over-limit', values: { by: 12, limit: 1500 } }]);
    expect(limitFindings(text(288))).toMatchObject([{ code: 'E9', message: 'under-limit', values: { by: 12, limit: 300 } }]);
    expect(charactersOver(1512, limits)).toBe(12);
    expect(charactersShort(288, limits)).toBe(12);
  });
  it('say nothing where there are none', () => {
    const none = { minCharacters: null, maxCharacters: null };

    expect(limitFindings({ characters: 99_999, limits: none, limitsSource: 'example' })).toEqual([]);
  });
  it('warn where they are an example, and are errors where they are the call’s own', () => {
    expect(limitFindings(text(1600))[0]?.severity).toBe('warning');
    expect(limitFindings(text(1600, 'sibling'))[0]?.severity).toBe('warning');
    expect(limitFindings(text(1600, 'call'))[0]?.severity).toBe('error');
  });
});

describe('what holds an approval back', () => {
  it('is a limit of the call, never an example', () => {
    expect(approveFindings({ ...text(1600), isEmpty: false })).toEqual([]);
    expect(approveFindings({ ...text(1600, 'call'), isEmpty: false })).toHaveLength(1);
  });
  it('is a text that was emptied after it was marked ready', () => {
    expect(approveFindings({ ...text(400), isEmpty: true })).toMatchObject([{ code: 'section-empty', gate: 'approve' }]);
  });
});
