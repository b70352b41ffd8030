import { aDatabase, anUnmigratedDatabase } from '@samenpen/testing';
import { Client } from 'pg';
import { schemaDrift } from './drift';
import { migrate } from './migrate';

describe('the migrations', () => {
  it('make exactly the tables that schema.prisma describes', async () => {
    const database = await aDatabase();

    expect(await schemaDrift(database.ownerUrl)).toBe('');

    await database.drop();
  });

  it('are applied once, however many instances start at the same moment', async () => {
    const database = await anUnmigratedDatabase();

    const applied = await Promise.all([
      migrate(database.ownerUrl),
      migrate(database.ownerUrl),
      migrate(database.ownerUrl),
    ]);

    expect(applied.filter((names) => names.includes('0001_foundation'))).toHaveLength(1);
    expect(applied.filter((names) => names.length === 0)).toHaveLength(2);
    await database.drop();
  });
});

describe("the app's own role", () => {
  it('adds audit rows and can neither change nor delete one', async () => {
    const database = await aDatabase();
    const app = new Client({ connectionString: database.url });
    await app.connect();
    await app.query(
      `INSERT INTO audit_event (chain, seq, at, dossier_at, action, subject, detail, hash)
       VALUES ('instance', 1, now(), now(), 'signed-in', 'x', '{}', '\\x00')`,
    );

    await expect(app.query(`UPDATE audit_event SET subject = 'y'`)).rejects.toThrow(
      'permission denied',
    );
    await expect(app.query(`DELETE FROM audit_event`)).rejects.toThrow('permission denied');
    await expect(app.query(`TRUNCATE audit_event`)).rejects.toThrow('permission denied');
    await expect(app.query(`DROP TABLE audit_event`)).rejects.toThrow('must be owner');

    await app.end();
    await database.drop();
  });

  it('is not the only guard: the owner is refused too', async () => {
    const database = await aDatabase();
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(
      `INSERT INTO audit_event (chain, seq, at, dossier_at, action, subject, detail, hash)
       VALUES ('instance', 1, now(), now(), 'signed-in', 'x', '{}', '\\x00')`,
    );

    await expect(owner.query(`UPDATE audit_event SET subject = 'y'`)).rejects.toThrow(
      'append-only',
    );
    await expect(owner.query(`TRUNCATE audit_event`)).rejects.toThrow('append-only');

    await owner.end();
    await database.drop();
  });
});
