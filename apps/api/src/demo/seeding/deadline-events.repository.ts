import type { DeadlineEntry } from '../demo-deadline';
import { deadlineMoved } from './dossier-events';
import type { DemoStore } from './demo-store.repository';

/** Adds one event per move of the deadline to every dossier of the call. */
export async function announceDeadlines(
  store: DemoStore,
  callId: string,
  entries: readonly DeadlineEntry[],
): Promise<void> {
  const dossiers = await store.dossier.findMany({
    where: { callId },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of dossiers) {
    for (const entry of entries) await appendEvent(store, id, entry);
  }
}

// The head of the dossier's events is raised first: its row lock gives the number to one writer at a time.
async function appendEvent(
  store: DemoStore,
  dossierId: string,
  entry: DeadlineEntry,
): Promise<void> {
  const { eventHead } = await store.dossier.update({
    where: { id: dossierId },
    data: { eventHead: { increment: 1 } },
    select: { eventHead: true },
  });
  await store.dossierEvent.create({ data: { ...deadlineMoved(entry), dossierId, seq: eventHead } });
}
