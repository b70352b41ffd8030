import type { CallTemplate } from '@samenpen/call-templates';
import type { DeadlineEntry } from '../demo-deadline';
import { deadlineAudit } from './audit-rows';
import { appendAudit } from './audit.repository';
import type { DemoStore } from './demo-store.repository';

/** A call as the seeding needs it. */
export type StoredCall = {
  readonly id: string;
  readonly templateVersionId: string;
  /** In the order in which they were set; the last one holds. */
  readonly deadlines: readonly DeadlineEntry[];
};

/** Adds the call and the version of its template that are not there yet. */
export async function storeCall(store: DemoStore, template: CallTemplate): Promise<StoredCall> {
  const { slug, title, grantor, version } = template;
  const call = await store.call.upsert({
    where: { slug },
    create: { slug, title, grantor },
    update: {},
  });
  const stored = await store.templateVersion.upsert({
    where: { callId_version: { callId: call.id, version } },
    create: { callId: call.id, version, template },
    update: {},
  });
  return {
    id: call.id,
    templateVersionId: stored.id,
    deadlines: await deadlinesOf(store, call.id),
  };
}

/** The deadline history of a call, oldest first. */
export async function deadlinesOf(
  store: DemoStore,
  callId: string,
): Promise<readonly DeadlineEntry[]> {
  return store.callDeadline.findMany({
    where: { callId },
    orderBy: { id: 'asc' },
    select: { deadline: true, setAt: true, reason: true },
  });
}

/** Adds entries at the end of a call's deadline history; nothing in it is ever changed. */
export async function appendDeadlines(
  store: DemoStore,
  call: { readonly id: string; readonly slug: string },
  entries: readonly DeadlineEntry[],
): Promise<void> {
  // One by one: the number of the row is the order of the history.
  for (const entry of entries)
    await store.callDeadline.create({ data: { callId: call.id, ...entry } });
  await appendAudit(
    store,
    'instance',
    entries.map((entry) => deadlineAudit(call.slug, entry)),
  );
}

/** The id of a call; null when the demo was never seeded. */
export async function findCall(store: DemoStore, slug: string): Promise<string | null> {
  return (await store.call.findUnique({ where: { slug }, select: { id: true } }))?.id ?? null;
}
