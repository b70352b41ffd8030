import { NOTHING_ELSE, type EventRow } from '../../events/dossier-event.repository';
import type { DeadlineEntry } from '../demo-deadline';
import type { Player } from '../story/stage';
import type { PlayedDossier } from './played-dossier';

type UnnumberedEvent = Omit<EventRow, 'seq'>;

/** Everything that happened in a played dossier in one order, numbered from 1. */
export function eventsOf(
  dossier: PlayedDossier,
  moved: readonly DeadlineEntry[],
): readonly EventRow[] {
  const started = {
    ...NOTHING_ELSE,
    type: 'dossier-started',
    at: dossier.startedAt,
    ...by(dossier.startedBy),
  };
  const inSections = dossier.sections.flatMap(({ id, stage }) =>
    (stage?.events ?? []).map(
      ({ type, at, player, event, from, to, reason, version, roomSeq }): UnnumberedEvent => ({
        type,
        at,
        ...by(player),
        sectionId: id,
        event,
        fromStatus: from,
        toStatus: to,
        reason,
        version,
        roomSeq: BigInt(roomSeq),
      }),
    ),
  );
  return [started, ...moved.map(deadlineMoved), ...inSections, ...inThreads(dossier), ...inMeetings(dossier)]
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map((event, index) => ({ seq: index + 1, ...event }));
}

// What is internal to a municipality takes no number in what the others read.
function inThreads({ threads }: PlayedDossier): readonly UnnumberedEvent[] {
  return threads
    .filter(({ audience }) => audience === null)
    .flatMap(({ id, anchor, steps }) =>
      steps.map(({ step, player, at }) => ({
        ...NOTHING_ELSE,
        type: 'thread',
        at,
        ...by(player),
        sectionId: anchor.kind === 'dossier' ? null : anchor.section,
        event: step,
        threadId: id,
      })),
    );
}

function inMeetings({ meetings }: PlayedDossier): readonly UnnumberedEvent[] {
  return meetings.flatMap(({ id, chair, steps }) =>
    steps.map(({ step, at }) => ({
      ...NOTHING_ELSE,
      type: 'review-session',
      at,
      ...by(chair),
      event: step,
      reviewSessionId: id,
    })),
  );
}

/** The event that tells a dossier of a new deadline; nobody of the dossier moved it. */
export function deadlineMoved({ setAt, reason }: DeadlineEntry): UnnumberedEvent {
  return { ...NOTHING_ELSE, type: 'deadline-moved', at: setAt, reason };
}

function by({ asker, standing }: Player): Pick<EventRow, 'personId' | 'partnerId'> {
  return { personId: asker.person, partnerId: standing.partner };
}
