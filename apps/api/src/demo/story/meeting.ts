import type { DecisionKind, Stance } from '@samenpen/contracts';
import type { Author } from '../accounts';
import type { Workday } from './section-story';

/** What an organisation thought of an item; by one of its people. */
export type MeetingStance = { readonly by: Author; readonly stance: Stance; readonly remark?: string };

/** An item of the agenda and, for a meeting that was held, what happened on it. */
export type MeetingItem = {
  readonly key: string;
  readonly owner: string | null;
  readonly minutes: number;
  readonly held?: {
    readonly from: string;
    readonly to: string;
    /** `waits`: a penhouder-admin has yet to confirm. What is done is an event of the section at the same time. */
    readonly decision: { readonly kind: DecisionKind; readonly at: string; readonly reason?: string; readonly waits?: boolean };
    readonly stances: readonly MeetingStance[];
    readonly note: string;
  };
};

export type MeetingPoint = {
  readonly text: string;
  readonly to: Author;
  /** Which item it came from; 0-based. */
  readonly item: number;
  readonly due: Workday;
  readonly done?: Workday;
};

/** A review session of the demo: planned, or held with its minutes. */
export type Meeting = {
  readonly title: string;
  readonly place: string;
  readonly preparation: string;
  readonly chair: Author;
  readonly planned: Workday;
  readonly starts: Workday;
  readonly invited: readonly Author[];
  readonly items: readonly MeetingItem[];
  readonly held?: {
    readonly from: string;
    readonly to: string;
    readonly attending: readonly Author[];
    readonly note: string;
    readonly points: readonly MeetingPoint[];
    readonly accepted: readonly { readonly by: Author; readonly at: Workday }[];
    readonly adopted?: Workday;
  };
};
