import { AuditRepository } from './audit/audit.repository';
import { AuditTrail } from './audit/audit.service';
import { keepDemoDeadlineAhead } from './demo/keep-deadline-ahead';
import { seedDemo } from './demo/seed-demo';
import { Database } from './platform/database.repository';
import { DossierClock } from './platform/dossier-clock';
import { InstanceFactRepository } from './platform/instance-fact.repository';
import type { Settings } from './platform/settings';

/** Writes the demo where it is missing and keeps its deadline ahead. Gives the slugs of what was written. */
export async function prepareDemo(settings: Settings): Promise<readonly string[]> {
  const database = new Database(settings);
  try {
    const clock = new DossierClock(settings, new InstanceFactRepository(database));
    await clock.onModuleInit();
    const written = await seedDemo({ database: database.client, now: clock.now() });
    await keepDemoDeadlineAhead({ database: database.client, now: clock.now() });
    if (written.length > 0) {
      const audit = new AuditTrail(new AuditRepository(database), clock);
      await audit.recordAlone({ personId: null, action: 'demo-seeded', subject: 'instance', detail: { dossiers: written.join(' ') } });
    }
    return written;
  } finally {
    await database.onApplicationShutdown();
  }
}
