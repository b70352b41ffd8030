import type { Prisma } from '@samenpen/database';
import type { PlayedMeeting } from '../story/play-meeting';
import type { PlayedItem } from '../story/play-meeting-item';
import type { DemoStore } from './demo-store.repository';

/** Stores the review sessions of a dossier with everything in them. */
export async function storeMeetings(store: DemoStore, dossierId: string, meetings: readonly PlayedMeeting[]): Promise<void> {
  await store.reviewSession.createMany({ data: meetings.map((meeting) => sessionRow(dossierId, meeting)) });
  await store.reviewItem.createMany({ data: meetings.flatMap(itemRows) });
  await store.reviewTurn.createMany({ data: meetings.flatMap(({ items }) => items.flatMap(turnRows)) });
  await store.reviewStance.createMany({ data: meetings.flatMap(({ items }) => items.flatMap(stanceRows)) });
  await store.reviewInvitee.createMany({ data: meetings.flatMap(inviteeRows) });
  await store.reviewAttendance.createMany({ data: meetings.flatMap(attendanceRows) });
  await store.reviewActionPoint.createMany({ data: meetings.flatMap(pointRows) });
  await store.reviewAcceptance.createMany({ data: meetings.flatMap(acceptanceRows) });
}

function sessionRow(dossierId: string, meeting: PlayedMeeting): Prisma.ReviewSessionCreateManyInput {
  const { id, plan, state, note, startsAt, startedAt, endedAt, adoptedAt, plannedAt, minutesRevision, accepted, steps } = meeting;
  return {
    ...{ id, dossierId, state, note, startsAt, startedAt, endedAt, adoptedAt, plannedAt, minutesRevision, ...plan },
    chairId: meeting.chair.asker.person,
    plannedBy: meeting.chair.asker.person,
    revision: minutesRevision + accepted.length + steps.filter(({ step }) => step === 'adopted').length,
  };
}

function itemRows(meeting: PlayedMeeting): Prisma.ReviewItemCreateManyInput[] {
  return meeting.items.map(({ id, sectionId, minutes, held }, position) => {
    const row = { id, sessionId: meeting.id, sectionId, minutes, position };
    if (held === null) return row;
    return {
      ...row,
      spentSeconds: Math.round((held.closedAt.getTime() - held.openedAt.getTime()) / 1000),
      openedVersion: held.openedVersion,
      note: held.note,
      decisionKind: held.kind,
      decisionState: held.waits ? 'waiting' : 'done',
      decisionReason: held.reason,
      decidedBy: meeting.chair.asker.person,
      decidedAt: held.decidedAt,
      decidedVersion: held.kind === 'postpone' ? null : held.openedVersion,
    };
  });
}

const turnRows = ({ id, held }: PlayedItem): Prisma.ReviewTurnCreateManyInput[] => (held === null ? [] : [{ itemId: id, ...held.turn }]);

function stanceRows({ id, held }: PlayedItem): Prisma.ReviewStanceCreateManyInput[] {
  return (held?.stances ?? []).map(({ player, stance, remark, at }) => ({
    itemId: id,
    partnerId: player.standing.partner,
    personId: player.asker.person,
    stance,
    remark,
    at,
  }));
}

function inviteeRows({ id, invited }: PlayedMeeting): Prisma.ReviewInviteeCreateManyInput[] {
  return invited.map(({ asker, standing }) => ({ sessionId: id, personId: asker.person, partnerId: standing.partner }));
}

function attendanceRows({ id, attending, endedAt }: PlayedMeeting): Prisma.ReviewAttendanceCreateManyInput[] {
  return attending.map(({ player, at }) => ({
    sessionId: id,
    personId: player.asker.person,
    partnerId: player.standing.partner,
    joinedAt: at,
    lastSeenAt: endedAt ?? at,
  }));
}

function pointRows({ id, points }: PlayedMeeting): Prisma.ReviewActionPointCreateManyInput[] {
  return points.map(({ player, ...point }) => ({
    ...point,
    sessionId: id,
    partnerId: player.standing.partner,
    personId: player.asker.person,
  }));
}

function acceptanceRows({ id, accepted, minutesRevision }: PlayedMeeting): Prisma.ReviewAcceptanceCreateManyInput[] {
  return accepted.map(({ player, at }) => ({ sessionId: id, personId: player.asker.person, minutesRevision, at }));
}
