import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder with schema.prisma and migrations. The SQL stays in the source tree, so the built server
 * finds it by walking up to the workspace.
 */
export function prismaFolder(from: string = __dirname): string {
  const folder = join(from, 'libs', 'database');
  if (existsSync(join(folder, 'schema.prisma'))) return folder;
  const parent = dirname(from);
  if (parent === from)
    throw new Error('libs/database/schema.prisma is not above the running program');
  return prismaFolder(parent);
}
