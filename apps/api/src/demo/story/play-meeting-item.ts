import { randomUUID } from 'node:crypto';
import type { DecisionKind, ItemTurn, SectionStatus, Stance } from '@samenpen/contracts';
import { documentContent, documentFromUpdates } from '@samenpen/dossier-document';
import { decisionOutcome } from '@samenpen/dossier-rules';
import type { MeetingItem } from './meeting';
import type { Workday } from './section-story';
import type { Cast, Player, Stage, StoryEvent } from './stage';

/** A section on an agenda. */
export type AgendaSection = { readonly id: string; readonly stage: Stage | null };

/** What happened on an item while it lay on the table. */
export type HeldItem = {
  readonly openedAt: Date;
  readonly closedAt: Date;
  readonly openedVersion: string;
  readonly turn: ItemTurn;
  readonly kind: DecisionKind;
  readonly decidedAt: Date;
  readonly reason: string | null;
  readonly waits: boolean;
  readonly stances: readonly { readonly player: Player; readonly stance: Stance; readonly remark: string | null; readonly at: Date }[];
  readonly note: string;
};

export type PlayedItem = { readonly id: string; readonly sectionId: string; readonly minutes: number; readonly held: HeldItem | null };

type Around = { readonly cast: Cast; readonly chair: Player; readonly day: Workday; readonly section: AgendaSection };

/** Plays one item. A decision that is done must be the event that the section's own story has at that moment. */
export function playItem({ minutes, held }: MeetingItem, { cast, chair, day, section }: Around): PlayedItem {
  const item = { id: randomUUID(), sectionId: section.id, minutes };
  if (held === undefined) return { ...item, held: null };
  if (section.stage === null) throw new RangeError('only a text lies on the table');
  const at = (time: string): Date => cast.instant({ ...day, time });
  const { stage } = section;
  const { kind, waits = false } = held.decision;
  const decidedAt = at(held.decision.at);
  const event = eventAt(stage, { kind, at: decidedAt, by: chair });
  const reason = held.decision.reason ?? event?.reason ?? null;
  const stances = held.stances.map(({ by, stance, remark = null }) => ({ player: cast.player(by), stance, remark, at: decidedAt }));
  const mayApprove = chair.standing.role === 'penhouder-admin';
  const outcome = decisionOutcome({ kind, reason, mayApprove, readyFirst: false, status: statusAt(stage, decidedAt), stances: stances.map(({ stance }) => stance) });
  if (!('events' in outcome) || outcome.waits !== waits || (outcome.events.length > 0 && event === null)) {
    throw new RangeError(`the rules answer ${JSON.stringify(outcome)} to ${kind}, and the section has ${event === null ? 'no' : 'an'} event for it`);
  }
  const opened = textAt(stage, at(held.from));
  return {
    ...item,
    held: {
      openedAt: at(held.from),
      closedAt: at(held.to),
      openedVersion: opened.version,
      turn: { fromSeq: opened.seq, toSeq: textAt(stage, at(held.to)).seq },
      ...{ kind, decidedAt, reason, waits, stances, note: held.note },
    },
  };
}

function eventAt({ events }: Stage, { kind, at, by }: { readonly kind: DecisionKind; readonly at: Date; readonly by: Player }): StoryEvent | null {
  return events.find((one) => one.event === kind && one.at.getTime() === at.getTime() && one.player.asker.person === by.asker.person) ?? null;
}

/** As the section stood just before. */
function statusAt({ events, facts }: Stage, at: Date): SectionStatus {
  return events.find((one) => one.to !== null && one.at.getTime() >= at.getTime())?.from ?? facts.status;
}

/** The text as it was then. */
function textAt({ lines }: Stage, at: Date): { readonly version: string; readonly seq: number } {
  const known = lines.filter((line) => line.at.getTime() <= at.getTime());
  return { version: documentContent(documentFromUpdates(known.map(({ update }) => update))).version, seq: known.length };
}
