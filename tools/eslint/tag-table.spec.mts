import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tagTableInWords } from './tag-table.mjs';

describe('the tag table', () => {
  it('stands in CONTRIBUTING.md as the lint rules have it', () => {
    const text = readFileSync(join(__dirname, '..', '..', 'CONTRIBUTING.md'), 'utf8');

    const shown = /<!-- tags -->\n([^]*?)\n<!-- \/tags -->/.exec(text)?.[1]?.trim();

    expect(shown).toBe(tagTableInWords());
  });
});
