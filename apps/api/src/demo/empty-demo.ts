import { Client } from 'pg';

/**
 * Throws away everything the demo holds, so that it can be seeded again. Needs the owner's connection:
 * audit rows are append-only for the product itself, and only a demo may ever lose them. All or nothing;
 * stop the product first.
 */
export async function emptyDemo(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`
      BEGIN;
      ALTER TABLE audit_event DISABLE TRIGGER audit_event_is_never_emptied;
      DO $$ BEGIN EXECUTE (
        SELECT 'TRUNCATE ' || string_agg(format('%I', tablename), ', ') || ' RESTART IDENTITY'
        FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
      ); END $$;
      ALTER TABLE audit_event ENABLE TRIGGER audit_event_is_never_emptied;
      COMMIT;
    `);
  } finally {
    await owner.end();
  }
}
