import fc from 'fast-check';
import { sectionStatus } from '@samenpen/contracts';
import { dossierProgress } from './progress';

describe('the progress of a dossier', () => {
  it('counts an open declaration as empty and a confirmed one as approved', () => {
    expect(dossierProgress(['open', 'confirmed', 'approved', 'empty', 'changes-requested'])).toEqual({
      total: 5, approved: 2, ready: 0, changesRequested: 1, drafting: 0, empty: 2, notApplicable: 0,
    });
  });
  it('adds up to the total', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...sectionStatus.options)), (statuses) => {
        const { total, ...counts } = dossierProgress(statuses);
        return total === statuses.length && Object.values(counts).reduce((sum, count) => sum + count, 0) === total;
      }),
    );
  });
});
