import { aDossier, administrator, marked, partner } from './dossier-builders';
import { approvableTogether, nextForReview, waitingForReview } from './review';

const ready = (title: string, hour: number) => ({ title, status: 'ready', markedReady: marked(hour) }) as const;
const titles = (sections: readonly { readonly title: string }[]) => sections.map(({ title }) => title);

describe('reviewing', () => {
  const { dossier } = aDossier(administrator, [ready('second', 9), { title: 'drafted' }, ready('first', 8), ready('third', 10)]);

  it('begins with the section that waits longest', () => {
    expect(titles(waitingForReview(dossier.sections))).toEqual(['first', 'second', 'third']);
    expect(nextForReview(dossier.sections)?.title).toBe('first');
  });
  it('goes on with the next, and after the last with the first', () => {
    const [first, second, third] = waitingForReview(dossier.sections);

    expect(nextForReview(dossier.sections, first?.id)?.id).toBe(second?.id);
    expect(nextForReview(dossier.sections, third?.id)?.id).toBe(first?.id);
  });
  it('ends when no other section waits', () => {
    const alone = aDossier(administrator, [ready('only', 8)]).dossier.sections;

    expect(nextForReview(alone, alone[0]?.id)).toBeNull();
    expect(nextForReview([])).toBeNull();
  });
  it('goes on from a section that was just approved', () => {
    const [first] = waitingForReview(dossier.sections);
    const after = dossier.sections.filter(({ id }) => id !== first?.id);

    expect(nextForReview(after, first?.id)?.title).toBe('second');
  });
  it('is asked of nobody who may not approve', () => {
    const seen = aDossier({ role: 'partner-editor', of: partner.damme }, [ready('first', 8)]).dossier.sections;

    expect(waitingForReview(seen)).toEqual([]);
  });
});

describe('approving several at once', () => {
  it('offers the forms and annexes that are ready, never texts, tables or budgets', () => {
    const own = { partner: partner.damme } as const;
    const { dossier } = aDossier(administrator, [
      { ...ready('text', 8), ...own },
      { ...ready('form', 9), ...own, kind: 'fields' },
      { ...ready('annexes', 7), ...own, kind: 'annexes' },
      { ...ready('budget', 7), ...own, kind: 'budget' },
      { title: 'half a form', kind: 'fields', ...own },
    ]);

    expect(titles(approvableTogether(dossier.sections))).toEqual(['annexes', 'form']);
  });
});
