import { Service, signal } from '@angular/core';
import type { ActionPointId, ReviewSession, Stance } from '@samenpen/contracts';
import { NoteDrafts } from './note-drafts';

/** A stance that is not given yet. */
export type StanceDraft = { readonly stance: Stance | null; readonly remark: string };

/** An action point that is not added yet. */
export type PointDraft = {
  /** Made with the draft: however often it is sent, it is one. */
  readonly id: ActionPointId;
  readonly text: string;
  /** A date of Brussels; empty for none. */
  readonly date: string;
  /** Place among the owners that are offered, behind nobody in particular. */
  readonly who: number;
};

/** What is being written, per place. */
class Places<Draft> {
  private readonly all = signal<ReadonlyMap<string, Draft>>(new Map());

  of(place: string): Draft | null {
    return this.all().get(place) ?? null;
  }

  keep(place: string, draft: Draft): void {
    this.all.update((all) => new Map(all).set(place, draft));
  }

  /** It was given, or its writer thought better of it. */
  drop(place: string): void {
    this.all.update((all) => new Map([...all].filter(([key]) => key !== place)));
  }
}

/** Where the action points of an item, and the words about it in the minutes, are written; null: those on none. */
export const pointPlace = (session: ReviewSession, item: string | null): string => item ?? session.id;

/** Where the stance of an organisation on an item is written. */
export const stancePlace = (item: string, partner: string): string => `${item} ${partner}`;

/**
 * What the person is writing in a review session: it waits whatever stands on the table meanwhile, and is still there when
 * somebody else decides or ends the session. Provided by the screen.
 */
@Service({ autoProvided: false })
export class SessionDrafts {
  readonly stances = new Places<StanceDraft>();
  readonly points = new Places<PointDraft>();
  /** Reasons of a decision, by the id of the item. */
  readonly reasons = new Places<string>();
  readonly notes = new NoteDrafts();
}
