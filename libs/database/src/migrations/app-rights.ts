import { escapeIdentifier, type Client } from 'pg';

/**
 * The right of the running product's role: to read and write, but not to change or delete an audit row
 * and not to touch the schema. Repeatable; runs after every migration, so that new tables are included.
 */
export async function grantAppRights(owner: Client, appRole: string): Promise<void> {
  const role = escapeIdentifier(appRole);
  await owner.query(`
    GRANT USAGE ON SCHEMA public TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${role};
    REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM ${role};
    REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${role};
  `);
}

/** Whether the role of this connection could change an audit row: then audit protection is reduced. */
export const AUDIT_CHANGE_RIGHT = `
  SELECT has_table_privilege('audit_event', 'UPDATE') OR has_table_privilege('audit_event', 'DELETE') AS may
`;
