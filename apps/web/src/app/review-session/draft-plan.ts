import { personId, reviewItemId, sectionId } from '@samenpen/contracts';
import type { ReviewSession, SectionId } from '@samenpen/contracts';
import * as z from 'zod';
import { brusselsClock } from '../words/brussels';

/** A plan as its form holds it: date and time are Brussels'. */
export const draftPlan = z.object({
  title: z.string(),
  date: z.string(),
  time: z.string(),
  place: z.string(),
  preparation: z.string(),
  chair: personId,
  invited: z.array(personId),
  agenda: z.array(z.object({ id: reviewItemId, section: sectionId, minutes: z.number() })),
});
export type DraftPlan = z.infer<typeof draftPlan>;

/** What somebody filled in and did not send. */
export const planChanges = draftPlan.partial();
export type PlanChanges = z.infer<typeof planChanges>;

/** The plan with what somebody filled in, without what was put on the agenda then and cannot be on it any more. */
export function changedPlan(plan: DraftPlan, changes: PlanChanges, sections: ReadonlyMap<SectionId, unknown>): DraftPlan {
  const planned = new Set(plan.agenda.map(({ id }) => id));
  const changed = draftPlan.parse({ ...plan, ...changes });
  return { ...changed, agenda: changed.agenda.filter(({ id, section }) => planned.has(id) || sections.has(section)) };
}

/** The plan of a session as it is. */
export function planOf(session: ReviewSession): DraftPlan {
  const { date, time } = brusselsClock(new Date(session.startsAt));
  return {
    title: session.title,
    date,
    time,
    place: session.place,
    preparation: session.preparation,
    chair: session.chair.person,
    invited: session.invited.map(({ by }) => by.person),
    agenda: session.items.map(({ id, section, minutes }) => ({ id, section: section.id, minutes })),
  };
}
