import type { SectionEvent } from '@samenpen/contracts';
import { settlesChangeRequest } from '@samenpen/dossier-rules';
import type { SectionMarks } from './section-writer.repository';

/** Who caused an event, in whose name, when, on which version and why. */
export type Cause = {
  readonly event: SectionEvent;
  readonly by: string;
  readonly partner: string;
  readonly at: Date;
  readonly version: string | null;
  readonly reason: string | null;
};

/** What an event leaves behind on the section: who marked it ready, what was asked, what is settled. */
export function marksOf(cause: Cause): SectionMarks {
  const { event, by, partner, at, version } = cause;
  const asked = { by, at, reason: cause.reason ?? '' };
  const settled: SectionMarks = settlesChangeRequest(event) ? { change: null } : {};
  switch (event) {
    case 'mark-ready':
    case 'confirm':
      return { ...settled, ready: { by, partner, at, version } };
    case 'take-back':
    case 'mark-not-applicable':
      return { ...settled, ready: null };
    case 'request-changes':
      return { change: asked, ready: null };
    case 'approve':
      return { ...settled, reopen: null };
    case 'request-reopen':
      return { reopen: asked };
    case 'reopen':
      return { ready: null, reopen: null, approvalId: null };
  }
}
