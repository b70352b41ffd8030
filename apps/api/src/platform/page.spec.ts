import { listQuery, pageOfAll } from './page';

const letters = ['a', 'b', 'c', 'd', 'e'];

describe('a page of a list', () => {
  it('says where the next one begins, until there is none', () => {
    const pages: string[][] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = pageOfAll(letters, listQuery.parse({ limit: '2', cursor }));
      pages.push(page.items);
      cursor = page.nextCursor;
    }

    expect(pages).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('starts at the beginning for a cursor that means nothing', () => {
    expect(pageOfAll(letters, { limit: 1, cursor: 'nonsense' }).items).toEqual(['a']);
  });
});
