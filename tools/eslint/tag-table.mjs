import { tagTable } from './boundaries.mjs';

const code = (tag) => `\`${tag}\``;

/** The tag table as CONTRIBUTING.md shows it. */
export const tagTableInWords = () =>
  [
    '| tag | may depend on | because |',
    '|---|---|---|',
    ...tagTable.map(
      ({ tag, reaches, why }) => `| ${code(tag)} | ${reaches.map(code).join(' ')} | ${why} |`,
    ),
  ].join('\n');
