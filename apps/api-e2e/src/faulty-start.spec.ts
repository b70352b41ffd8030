import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { aDatabase, type TestDatabase } from '@samenpen/testing';

const MAIN = join(__dirname, '../../../dist/server/apps/api/src/main.js');

let database: TestDatabase;

beforeAll(async () => {
  database = await aDatabase();
});

afterAll(() => database.drop());

function start(variables: Record<string, string>) {
  const { status, stderr } = spawnSync(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'silent', ...variables },
    timeout: 20_000,
  });
  return { status, lines: stderr.toString().trim().split('\n') };
}

describe('a start with a fault in the environment', () => {
  it('ends with one readable line per fault, naming the variable', () => {
    expect(start({ PORT: 'http', DEMO: 'ja', DATABASE_URL: 'mysql://x' })).toEqual({
      status: 1,
      lines: [
        'PORT is not a number',
        'DATABASE_URL is not a postgresql:// URL',
        'DEMO is neither 0 nor 1',
      ],
    });
  });

  it('ends with a sentence when the network would see it over http', () => {
    const { status, lines } = start({
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      HOST: '0.0.0.0',
    });

    expect(status).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^HOST 0\.0\.0\.0 is open to the network: put https in front/),
    ]);
  });

  it('ends with a sentence when the database would forget what it says is stored', () => {
    const forgetful = `${database.url}${database.url.includes('?') ? '&' : '?'}options=${encodeURIComponent('-c synchronous_commit=off')}`;
    const { status, lines } = start({ DATABASE_URL: forgetful, DATABASE_OWNER_URL: database.ownerUrl });

    expect(status).toBe(1);
    expect(lines).toEqual([
      'DATABASE_URL leads to a PostgreSQL that forgets in a crash what it has committed: synchronous_commit must not be off',
    ]);
  });

  it('ends with a sentence when no database answers', () => {
    const { status, lines } = start({ DATABASE_URL: 'postgresql://nobody:x@127.0.0.1:1/none' });

    expect(status).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^DATABASE_URL leads to no database that answers: /);
  });
});
