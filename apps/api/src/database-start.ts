import { LOWEST_POSTGRES, migrate, postgresMajor } from '@samenpen/database';
import { SettingsFault, type Settings } from './platform/settings';

/** Brings the database up to date; a database that is away or too old ends the start with a sentence. */
export async function prepareDatabase({
  databaseUrl,
  ownerUrl,
}: Settings): Promise<readonly string[]> {
  const major = await reachable(
    ownerUrl === databaseUrl ? 'DATABASE_URL' : 'DATABASE_OWNER_URL',
    ownerUrl,
  );
  if (major < LOWEST_POSTGRES) {
    throw new SettingsFault([
      `DATABASE_URL leads to PostgreSQL ${major}; ${LOWEST_POSTGRES} is the lowest that is supported`,
    ]);
  }
  const applied = await migrate(ownerUrl, appRole(databaseUrl, ownerUrl));
  await reachable('DATABASE_URL', databaseUrl);
  return applied;
}

/** The role that gets the running product's rights; none when the owner itself runs it. */
function appRole(databaseUrl: string, ownerUrl: string): string | undefined {
  const role = decodeURIComponent(new URL(databaseUrl).username);
  return role === '' || role === decodeURIComponent(new URL(ownerUrl).username) ? undefined : role;
}

async function reachable(variable: string, url: string): Promise<number> {
  try {
    return await postgresMajor(url);
  } catch (fault) {
    // Whoever starts the server needs the variable and the reason, not a stack trace.
    const reason =
      fault instanceof AggregateError ? fault.errors.map(String).join(', ') : String(fault);
    throw new SettingsFault([`${variable} leads to no database that answers: ${reason}`]);
  }
}
