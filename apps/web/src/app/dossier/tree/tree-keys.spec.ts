import type { TreeRow } from './tree-keys';
import { treeMove } from './tree-keys';

const rows: readonly TreeRow[] = [
  { id: '0', level: 1, text: 'Samenvatting', isExpanded: null },
  { id: '3', level: 1, text: 'Omgevingsanalyse', isExpanded: true },
  { id: '3/damme', level: 2, text: 'Damme', isExpanded: null },
  { id: '10', level: 1, text: 'Engagement', isExpanded: false },
];

describe('the keys of the section tree', () => {
  it.each([
    ['ArrowDown', '0', '3'],
    ['ArrowDown', '3/damme', '10'],
    ['ArrowUp', '10', '3/damme'],
    ['Home', '10', '0'],
    ['End', '0', '10'],
    ['ArrowRight', '3', '3/damme'],
    ['ArrowLeft', '3/damme', '3'],
    ['e', '0', '10'],
    ['S', '10', '0'],
  ])('%s goes from %s to %s', (key, from, to) => {
    expect(treeMove(key, rows, from)).toEqual({ kind: 'go', id: to });
  });

  it('fold a row open to the right and shut to the left', () => {
    expect(treeMove('ArrowRight', rows, '10')).toEqual({ kind: 'fold', id: '10', expanded: true });
    expect(treeMove('ArrowLeft', rows, '3')).toEqual({ kind: 'fold', id: '3', expanded: false });
  });

  it.each([
    ['ArrowUp', '0'],
    ['ArrowDown', '10'],
    ['ArrowRight', '0'],
    ['ArrowLeft', '0'],
    ['Tab', '0'],
    ['z', '0'],
  ])('leave %s on %s to the browser', (key, from) => {
    expect(treeMove(key, rows, from)).toBeNull();
  });
});
