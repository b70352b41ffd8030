import { iedereenDigitaal2021 } from '@samenpen/call-templates';
import { dueDeadlineEntries } from './demo-deadline';
import type { DemoSeeding } from './seed-demo';
import { appendDeadlines, deadlinesOf, findCall } from './seeding/call.repository';
import { announceDeadlines } from './seeding/deadline-events.repository';
import { inDemoTransaction } from './seeding/demo-store.repository';

/**
 * For each start of the demo: when the call's deadline has passed at `now`, it is moved to thirty days
 * ahead by the ordinary deadline history, and every dossier of the call is told. Answers whether it moved.
 */
export function keepDemoDeadlineAhead({ database, now }: DemoSeeding): Promise<boolean> {
  return inDemoTransaction(database, async (store) => {
    const { slug } = iedereenDigitaal2021;
    const id = await findCall(store, slug);
    if (id === null) return false;
    const entries = dueDeadlineEntries(await deadlinesOf(store, id), now);
    await appendDeadlines(store, { id, slug }, entries);
    await announceDeadlines(store, id, entries);
    return entries.length > 0;
  });
}
