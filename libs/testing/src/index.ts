export { aDatabase, anUnmigratedDatabase } from './test-database';
export type { TestDatabase } from './test-database';
export { startPostgres, freePort } from './postgres-server';
export type { PostgresServer } from './postgres-server';
export { FakeClock } from './fake-clock';
