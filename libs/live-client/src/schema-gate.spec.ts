import { SCHEMA_VERSION } from '@samenpen/dossier-document';
import { isOwnSchema } from './schema-gate';

describe('the version of the document schema', () => {
  it('lets an editor open only what a server of its own version writes', () => {
    expect([SCHEMA_VERSION - 1, SCHEMA_VERSION, SCHEMA_VERSION + 1].map(isOwnSchema)).toEqual([false, true, false]);
  });
});
