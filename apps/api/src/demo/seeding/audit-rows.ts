import type { EventRow } from '../../events/dossier-event.repository';
import type { DeadlineEntry } from '../demo-deadline';
import type { UnchainedRow } from './audit.repository';
import type { PlayedDossier } from './played-dossier';

/**
 * The audit of a played dossier: the same rows that the product writes for each decision. `at` is the
 * real time of the seeding, `dossierAt` the time of the story, so nobody can take one for the other.
 */
export function dossierAudit(
  dossier: PlayedDossier,
  events: readonly EventRow[],
): readonly UnchainedRow[] {
  const at = new Date();
  return events.flatMap((event) => {
    const act = actOf(dossier, event);
    if (act === null) return [];
    const { personId, partnerId } = event;
    return [{ at, dossierAt: event.at, personId, partnerId, ...act }];
  });
}

/** The audit of a deadline that moved, for the chain of the instance. */
export function deadlineAudit(
  slug: string,
  { deadline, setAt, reason }: DeadlineEntry,
): UnchainedRow {
  return {
    at: new Date(),
    dossierAt: setAt,
    personId: null,
    partnerId: null,
    action: 'deadline-moved',
    subject: `call/${slug}`,
    detail: { deadline: deadline.toISOString(), reason },
  };
}

type Act = Pick<UnchainedRow, 'action' | 'subject' | 'detail'>;

// Edits are in the rooms' logs and moves of the deadline in the chain of the instance.
function actOf(dossier: PlayedDossier, row: EventRow): Act | null {
  switch (row.type) {
    case 'dossier-started':
      return { action: 'dossier-started', subject: `dossier/${dossier.id}`, detail: {} };
    case 'assigned':
      return assignment(dossier, row);
    case 'section':
      return row.event === 'edit' ? null : decision(row);
    case 'version-named':
      return {
        action: 'version-named',
        subject: `section/${String(row.sectionId)}`,
        detail: { name: row.reason, point: Number(row.roomSeq) },
      };
    default:
      return null;
  }
}

function assignment({ sections }: PlayedDossier, { sectionId }: EventRow): Act {
  const assignee = sections.find(({ id }) => id === sectionId)?.stage?.facts.assignee;
  return {
    action: 'section-assigned',
    subject: `section/${String(sectionId)}`,
    detail: { partner: assignee?.partner ?? null, person: null },
  };
}

function decision({ event, sectionId, fromStatus, toStatus, version, reason, seq }: EventRow): Act {
  return {
    action: `section-${String(event)}`,
    subject: `section/${String(sectionId)}`,
    detail: { from: fromStatus, to: toStatus, version, reason, event: seq },
  };
}
