// `npm run demo:reset`: throws the demo away and seeds it again, with the product stopped.

import { emptyDemo } from './demo/empty-demo';
import { seedDemo } from './demo/seed-demo';
import { withDemoDatabase } from './demo/seeding/demo-store.repository';
import { readSettings, SettingsFault } from './platform/settings';

async function resetDemo(): Promise<void> {
  const { isDemo, databaseUrl, ownerUrl, now } = readSettings(process.env);
  if (!isDemo) throw new SettingsFault(['DEMO is not 1: only a demo may be thrown away']);
  await emptyDemo(ownerUrl);
  await withDemoDatabase(databaseUrl, (database) => seedDemo({ database, now: now ?? new Date() }));
}

resetDemo().catch((fault: unknown) => {
  // A fault in the environment is for the person who set it; anything else is ours and keeps its stack.
  const isForPeople = fault instanceof SettingsFault || !(fault instanceof Error);
  process.stderr.write(`${isForPeople ? String(fault) : (fault.stack ?? fault.message)}\n`);
  process.exitCode = 1;
});
