import { randomUUID } from 'node:crypto';
import type { CallTemplate } from '@samenpen/call-templates';
import { iedereenDigitaal2021 } from '@samenpen/call-templates';
import { hashPassword } from '../sign-in/password';
import type { DemoDossier } from './accounts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './accounts';
import type { DeadlineEntry } from './demo-deadline';
import { dueDeadlineEntries } from './demo-deadline';
import { DEMO_ORGANISATIONS } from './demo-partners';
import { dossierAudit } from './seeding/audit-rows';
import { appendAudit } from './seeding/audit.repository';
import type { StoredCall } from './seeding/call.repository';
import { appendDeadlines, storeCall } from './seeding/call.repository';
import type { DemoDatabase, DemoStore } from './seeding/demo-store.repository';
import { inDemoTransaction } from './seeding/demo-store.repository';
import { eventsOf } from './seeding/dossier-events';
import { isSeeded, storeDossier } from './seeding/dossier.repository';
import {
  missingAccounts,
  peopleByKey,
  storeOrganisations,
  storePeople,
} from './seeding/people.repository';
import { playDossier } from './seeding/played-dossier';

const DOSSIERS: readonly DemoDossier[] = ['noord', 'west'];

/** The database to seed and the instant of the dossier clock. */
export type DemoSeeding = { readonly database: DemoDatabase; readonly now: Date };

/**
 * Writes the demo into the database: accounts, the call and both dossiers with two weeks of history
 * before `now`. What is there already stays as it is; seeding twice changes nothing. Answers which
 * dossiers were written.
 */
export function seedDemo({ database, now }: DemoSeeding): Promise<readonly DemoDossier[]> {
  return inDemoTransaction(database, async (store) => {
    const organisations = await storeOrganisations(store, DEMO_ORGANISATIONS);
    const people = await seedPeople(store);
    const call = await storeCall(store, iedereenDigitaal2021);
    const deadlines = await seedDeadlines(store, call, now);
    const written: DemoDossier[] = [];
    for (const slug of DOSSIERS) {
      if (await isSeeded(store, slug)) continue;
      const deadline = deadlineOf(deadlines, iedereenDigitaal2021);
      const dossier = playDossier(slug, { template: iedereenDigitaal2021, now, deadline, people });
      const events = eventsOf(dossier, movedSince(deadlines, dossier.startedAt));
      await storeDossier(store, dossier, { ...call, organisations, events });
      await appendAudit(store, dossier.id, dossierAudit(dossier, events));
      written.push(slug);
    }
    return written;
  });
}

async function seedPeople(store: DemoStore): Promise<ReadonlyMap<string, string>> {
  const missing = await missingAccounts(store, DEMO_ACCOUNTS);
  const people = await Promise.all(
    missing.map(async (account) => ({
      ...account,
      id: randomUUID(),
      passwordHash: await hashPassword(DEMO_PASSWORD),
    })),
  );
  await storePeople(store, people);
  return peopleByKey(store, DEMO_ACCOUNTS);
}

// Only a call without any history gets one here; later moves are `keepDemoDeadlineAhead`'s.
async function seedDeadlines(
  store: DemoStore,
  { id, deadlines }: StoredCall,
  now: Date,
): Promise<readonly DeadlineEntry[]> {
  if (deadlines.length > 0) return deadlines;
  const entries = dueDeadlineEntries([], now);
  await appendDeadlines(store, { id, slug: iedereenDigitaal2021.slug }, entries);
  return entries;
}

function deadlineOf(deadlines: readonly DeadlineEntry[], template: CallTemplate): Date {
  return deadlines.at(-1)?.deadline ?? new Date(template.deadline.at);
}

function movedSince(
  deadlines: readonly DeadlineEntry[],
  startedAt: Date,
): readonly DeadlineEntry[] {
  return deadlines.slice(1).filter(({ setAt }) => setAt.getTime() >= startedAt.getTime());
}
