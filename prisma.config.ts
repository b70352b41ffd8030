import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'libs/database/schema.prisma',
  migrations: { path: 'libs/database/migrations' },
});
