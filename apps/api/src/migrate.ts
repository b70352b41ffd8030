import { prepareDatabase } from './database-start';
import { readSettings } from './platform/settings';
import { endWithFault } from './start-fault';

/** `npm run migrate`. */
async function main(): Promise<void> {
  const applied = await prepareDatabase(readSettings(process.env));
  process.stdout.write(
    applied.length === 0 ? 'The database is up to date.\n' : `Applied ${applied.join(', ')}.\n`,
  );
}

main().catch(endWithFault);
