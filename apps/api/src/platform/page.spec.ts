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

  it.each(['nonsense', '-1', '1.5', '', '9'.repeat(16)])('refuses the cursor "%s", which it never gave', (cursor) => {
    expect(() => pageOfAll(letters, { limit: 1, cursor })).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });
});
