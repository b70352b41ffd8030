export { createPrismaClient } from './prisma-client';
export { Prisma, PrismaClient } from './generated/client';
export { migrate, migrationsFingerprint } from './migrations/migrate';
export { AUDIT_CHANGE_RIGHT } from './migrations/app-rights';
export { LOWEST_POSTGRES, postgresMajor } from './server-version';
