import { Service, inject } from '@angular/core';
import { commentId, threadAnchor, threadId } from '@samenpen/contracts';
import * as z from 'zod';
import { DeviceDrafts } from '../shell/device-drafts';

const draft = z.object({
  /** Made with the draft: sending it twice, because an answer got lost, opens or answers once. */
  thread: threadId,
  comment: commentId,
  /** Where a new thread will hang; null for an answer. */
  anchor: threadAnchor.nullable(),
  text: z.string(),
  named: z.array(z.object({ kind: z.enum(['person', 'partner']), id: z.string(), label: z.string() })),
  isInternal: z.boolean(),
  /** In whose name, where one may choose. */
  partner: z.string().nullable(),
  /** Other words for the quoted ones; null when none are proposed. */
  replacement: z.string().nullable(),
  assignee: z.object({ partner: z.string(), person: z.string().nullable() }).nullable(),
  /** A date of Brussels; empty for none. */
  due: z.string(),
});

/** A comment that is being written. */
export type Draft = z.infer<typeof draft>;

/** The place of an answer in a thread. */
export const answerPlace = (thread: string): string => `answer-${thread}`;

/** Comments that are not sent yet, and what is being written at suggestions, kept on this device. */
@Service()
export class Drafts {
  private readonly device = inject(DeviceDrafts);

  /** What was written for a place (`answer/<thread>`, `new/<section>`, …), or an empty draft. */
  read(place: string): Draft {
    return this.kept(place) ?? this.empty();
  }

  has(place: string): boolean {
    return this.kept(place) !== null;
  }

  /** The places of which the name begins so and for which something was written. */
  placesUnder(beginning: string): readonly string[] {
    return this.device.placesUnder(beginning);
  }

  keep(place: string, kept: Draft): void {
    this.device.keep(place, kept);
  }

  forget(place: string): void {
    this.device.forget(place);
  }

  private kept(place: string): Draft | null {
    return this.device.read(place, draft);
  }

  private empty(): Draft {
    return {
      thread: threadId.parse(crypto.randomUUID()),
      comment: commentId.parse(crypto.randomUUID()),
      anchor: null,
      text: '',
      named: [],
      isInternal: false,
      partner: null,
      replacement: null,
      assignee: null,
      due: '',
    };
  }
}
