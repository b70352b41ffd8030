import type { EventRow } from '../../events/dossier-event.repository';
import type { DeadlineEntry } from '../demo-deadline';
import type { UnchainedRow } from './audit.repository';
import type { PlayedThread } from '../story/play-conversation';
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
  const told = events.flatMap((event) => {
    const act = actOf(dossier, event);
    if (act === null) return [];
    const { personId, partnerId } = event;
    return [{ at, dossierAt: event.at, personId, partnerId, ...act }];
  });
  const given = dossier.threads.flatMap((thread) => threadAssignment(thread, at));
  return [...told, ...given].sort((one, other) => one.dossierAt.getTime() - other.dossierAt.getTime());
}

// Giving a thread to somebody is no event of the history; within one municipality it would need a chain of its own.
function threadAssignment({ id, given, audience, comments: [first] }: PlayedThread, at: Date): UnchainedRow[] {
  if (given === null) return [];
  if (audience !== null) throw new RangeError('a thread of one municipality is given to nobody in the demo');
  const { asker, standing } = first.player;
  const { player, due } = given;
  return [
    {
      at,
      dossierAt: first.at,
      personId: asker.person,
      partnerId: standing.partner,
      action: 'thread-assigned',
      subject: `thread/${id}`,
      detail: { partner: player.standing.partner, person: player.asker.person, dueAt: due.toISOString() },
    },
  ];
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
    case 'review-session':
      return sessionStep(dossier, row);
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

function sessionStep({ meetings }: PlayedDossier, { reviewSessionId, event, seq }: EventRow): Act {
  const meeting = meetings.find(({ id }) => id === reviewSessionId);
  return {
    action: `review-session-${String(event)}`,
    subject: `review-session/${String(reviewSessionId)}`,
    detail: {
      event: seq,
      reason: null,
      chair: meeting?.chair.asker.person ?? null,
      minutesRevision: event === 'planned' ? 1 : (meeting?.minutesRevision ?? null),
    },
  };
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
