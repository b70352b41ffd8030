import { randomUUID } from 'node:crypto';
import type { ReviewSessionFacts } from '@samenpen/access-policy';
import { mayInReviewSession, mayPlanReviewSession } from '@samenpen/access-policy';
import type { ReviewAction, ReviewSessionState } from '@samenpen/contracts';
import type { Author } from '../accounts';
import type { Meeting } from './meeting';
import { playItem, type AgendaSection, type PlayedItem } from './play-meeting-item';
import type { Workday } from './section-story';
import type { Cast, Player } from './stage';

type Moment = { readonly player: Player; readonly at: Date };

export type PlayedPoint = {
  readonly id: string;
  readonly itemId: string;
  readonly text: string;
  readonly player: Player;
  readonly madeAt: Date;
  readonly dueAt: Date;
  readonly doneAt: Date | null;
};

/** A review session as the product would have stored it. */
export type PlayedMeeting = {
  readonly id: string;
  readonly plan: Pick<Meeting, 'title' | 'place' | 'preparation'>;
  readonly chair: Player;
  readonly state: ReviewSessionState;
  readonly plannedAt: Date;
  readonly startsAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly adoptedAt: Date | null;
  readonly note: string;
  readonly invited: readonly Player[];
  readonly items: readonly PlayedItem[];
  readonly attending: readonly Moment[];
  readonly points: readonly PlayedPoint[];
  readonly accepted: readonly Moment[];
  /** How often the minutes were changed. */
  readonly minutesRevision: number;
  readonly steps: readonly { readonly step: 'planned' | 'started' | 'ended' | 'adopted'; readonly at: Date }[];
};

type Around = { readonly cast: Cast; readonly sectionOf: (item: Meeting['items'][number]) => AgendaSection };

/** Plays one review session. Whatever the product's own rules refuse throws. */
export function playMeeting(story: Meeting, { cast, sectionOf }: Around): PlayedMeeting {
  const chair = cast.player(story.chair);
  const verdict = mayPlanReviewSession(chair.asker, 'drafting');
  if (!verdict.allowed) throw new RangeError(`the rules refuse to plan: ${verdict.reason}`);
  const items = story.items.map((item) => playItem(item, { cast, chair, day: story.starts, section: sectionOf(item) }));
  const plan = { title: story.title, place: story.place, preparation: story.preparation };
  const [plannedAt, startsAt] = [cast.instant(story.planned), cast.instant(story.starts)];
  const planned = { id: randomUUID(), plan, chair, plannedAt, startsAt, items, invited: story.invited.map((by) => cast.player(by)) };
  return { ...planned, ...courseOf(story, { cast, chair, items, plannedAt }) };
}

type Course = { readonly cast: Cast; readonly chair: Player; readonly items: readonly PlayedItem[]; readonly plannedAt: Date };
type Ran = Omit<PlayedMeeting, 'id' | 'plan' | 'chair' | 'plannedAt' | 'startsAt' | 'items' | 'invited'>;

function courseOf({ held, starts }: Meeting, { cast, chair, items, plannedAt }: Course): Ran {
  const planned = { step: 'planned' as const, at: plannedAt };
  const never = { startedAt: null, endedAt: null, adoptedAt: null, note: '', attending: [], points: [], accepted: [] };
  if (held === undefined) return { ...never, state: 'planned', minutesRevision: 1, steps: [planned] };
  const at = (time: string): Date => cast.instant({ ...starts, time });
  const moment = (by: Author, when: Workday): Moment => ({ player: cast.player(by), at: cast.instant(when) });
  const [startedAt, endedAt] = [at(held.from), at(held.to)];
  const adoptedAt = held.adopted === undefined ? null : cast.instant(held.adopted);
  const attending = held.attending.map((by) => ({ player: cast.player(by), at: startedAt }));
  const accepted = held.accepted.map(({ by, at: when }) => moment(by, when));
  const points = held.points.map(({ text, to, item, due, done }): PlayedPoint => ({
    id: randomUUID(),
    itemId: itemAt(items, item).id,
    text,
    player: cast.player(to),
    madeAt: itemAt(items, item).held?.closedAt ?? endedAt,
    dueAt: cast.instant(due),
    doneAt: done === undefined ? null : cast.instant(done),
  }));
  checkCourse({ chair, attending, accepted, isAdopted: adoptedAt !== null, items });
  return {
    ...{ state: adoptedAt === null ? 'ended' : 'adopted', startedAt, endedAt, adoptedAt, note: held.note, attending, points, accepted },
    // Begun and ended, everybody who came, each item opened, noted and decided, its standpunten, each action point.
    minutesRevision: 3 + attending.length + points.length + items.reduce((sum, item) => sum + 3 + (item.held?.stances.length ?? 0), 0),
    steps: [
      planned,
      { step: 'started', at: startedAt },
      { step: 'ended', at: endedAt },
      ...(adoptedAt === null ? [] : [{ step: 'adopted' as const, at: adoptedAt }]),
    ],
  };
}

function itemAt(items: readonly PlayedItem[], index: number): PlayedItem {
  const item = items[index];
  if (item === undefined) throw new RangeError(`there is no item ${String(index)} on the agenda`);
  return item;
}

type Checked = Pick<PlayedMeeting, 'chair' | 'attending' | 'accepted' | 'items'> & { readonly isAdopted: boolean };

function checkCourse({ chair, attending, accepted, isAdopted, items }: Checked): void {
  const came = new Set(attending.map(({ player }) => player.asker.person));
  const demand = ({ asker }: Player, action: ReviewAction, state: ReviewSessionState): void => {
    const facts: ReviewSessionFacts = { dossierStatus: 'drafting', state, chair: chair.asker.person, isChairHere: true, isAttendee: came.has(asker.person) };
    const verdict = mayInReviewSession(asker, action, facts);
    if (!verdict.allowed) throw new RangeError(`the rules refuse ${action}: ${verdict.reason}`);
  };
  demand(chair, 'start', 'planned');
  for (const { player } of attending) demand(player, 'join', 'running');
  for (const { player } of items.flatMap(({ held }) => held?.stances ?? [])) {
    demand(player, 'state', 'running');
    if (!came.has(player.asker.person)) throw new RangeError('only who is there gives a standpunt');
  }
  for (const { player } of accepted) demand(player, 'accept', 'ended');
  if (!isAdopted) return;
  demand(chair, 'adopt', 'ended');
  if (items.some(({ held }) => held?.waits)) throw new RangeError('minutes with a decision that waits are not adopted');
}
