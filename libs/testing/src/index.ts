export { aDatabase, anUnmigratedDatabase } from './test-database';
export type { TestDatabase } from './test-database';
export { startPostgres } from './postgres-server';
export type { PostgresServer } from './postgres-server';
export { freePort } from './free-port';
export { FakeClock } from './fake-clock';
