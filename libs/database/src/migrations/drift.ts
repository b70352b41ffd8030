import { prismaSchema, withSchemaEngine } from './schema-engine';

/** What schema.prisma says and the migrated database of `url` does not, as SQL; empty when they agree. */
export async function schemaDrift(url: string): Promise<string> {
  const schema = await prismaSchema();
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files: [schema], configDir: '.' },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return (stdout ?? '').replace('-- This is an empty migration.', '').trim();
}
