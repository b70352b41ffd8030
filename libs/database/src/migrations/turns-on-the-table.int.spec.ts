import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anUnmigratedDatabase } from '@samenpen/testing';
import { Client } from 'pg';
import { prismaFolder } from './prisma-folder';

const TURNS = '0013_turns_on_the_table';

/** The scripts by name, in the order in which they are applied. */
async function migrations(): Promise<(readonly [name: string, sql: string])[]> {
  const folder = join(prismaFolder(), 'migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  return Promise.all(names.map(async (name) => [name, await readFile(join(folder, name, 'migration.sql'), 'utf8')] as const));
}

describe('items that were discussed before turns were kept', () => {
  it('keep what is known of them as one turn, which goes on while they lie on the table', async () => {
    const database = await anUnmigratedDatabase();
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const scripts = await migrations();
    for (const [name, sql] of scripts) if (name < TURNS) await owner.query(sql);
    await owner.query('ALTER TABLE review_item DROP CONSTRAINT review_item_session_id_fkey, DROP CONSTRAINT review_item_section_id_fkey');
    await owner.query(`
      INSERT INTO review_item (id, session_id, section_id, position, minutes, open_since, opened_at_seq, closed_at_seq)
      SELECT item::uuid, gen_random_uuid(), gen_random_uuid(), 0, 10, since::timestamptz, opened, closed
      FROM (VALUES
        ('00000000-0000-0000-0000-000000000001', NULL, 3, 9),
        ('00000000-0000-0000-0000-000000000002', '2026-11-26', 4, 6),
        ('00000000-0000-0000-0000-000000000003', NULL, NULL, NULL)
      ) AS held(item, since, opened, closed)`);

    await owner.query(scripts.find(([name]) => name === TURNS)?.[1] ?? '');

    const { rows } = await owner.query('SELECT right(item_id::text, 1) AS item, from_seq, to_seq FROM review_turn ORDER BY item_id');
    expect(rows).toEqual([
      { item: '1', from_seq: '3', to_seq: '9' },
      { item: '2', from_seq: '4', to_seq: null },
    ]);
    await owner.end();
    await database.drop();
  });
});
