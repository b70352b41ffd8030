import { aboutServer, LOWEST_POSTGRES, migrate, type AboutServer } from '@samenpen/database';
import { SettingsFault, type Settings } from './platform/settings';

/** Brings the database up to date; one that is away, too old or forgetful ends the start with a sentence. */
export async function prepareDatabase({
  databaseUrl,
  ownerUrl,
}: Settings): Promise<readonly string[]> {
  const { major } = await reachable(
    ownerUrl === databaseUrl ? 'DATABASE_URL' : 'DATABASE_OWNER_URL',
    ownerUrl,
  );
  if (major < LOWEST_POSTGRES) {
    throw new SettingsFault([
      `DATABASE_URL leads to PostgreSQL ${major}; ${LOWEST_POSTGRES} is the lowest that is supported`,
    ]);
  }
  const applied = await migrate(ownerUrl, appRole(databaseUrl, ownerUrl));
  const { forgetful } = await reachable('DATABASE_URL', databaseUrl);
  // What people are told is saved must be on the disk.
  if (forgetful.length > 0) {
    throw new SettingsFault([
      `DATABASE_URL leads to a PostgreSQL that forgets in a crash what it has committed: ${forgetful.join(', ')} must not be off`,
    ]);
  }
  return applied;
}

/** The role that gets the running product's rights; none when the owner itself runs it. */
function appRole(databaseUrl: string, ownerUrl: string): string | undefined {
  const role = decodeURIComponent(new URL(databaseUrl).username);
  return role === '' || role === decodeURIComponent(new URL(ownerUrl).username) ? undefined : role;
}

async function reachable(variable: string, url: string): Promise<AboutServer> {
  try {
    return await aboutServer(url);
  } catch (fault) {
    // Whoever starts the server needs the variable and the reason, not a stack trace.
    const reason =
      fault instanceof AggregateError ? fault.errors.map(String).join(', ') : String(fault);
    throw new SettingsFault([`${variable} leads to no database that answers: ${reason}`]);
  }
}
