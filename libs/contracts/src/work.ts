import * as z from 'zod';
import { sectionSummary } from './section';

/** One line of *Mijn werk*: what is asked of the signed-in person, in which dossier. */
export const workItem = z.object({
  kind: z.enum(['write', 'mend', 'review', 'decide-reopen', 'decide-suggestions']),
  dossier: z.object({ slug: z.string(), title: z.string() }),
  section: sectionSummary,
  /** Name of the partner whose own section it is; null for one of the consortium. */
  partnerName: z.string().nullable().optional(),
});
export type WorkItem = z.infer<typeof workItem>;
