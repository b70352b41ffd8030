import { DOCUMENT, Service, inject } from '@angular/core';
import { commentId, threadAnchor, threadId } from '@samenpen/contracts';
import * as z from 'zod';
import { Sessions } from '../api/sessions';

const PREFIX = 'samenpen-draft/';

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

/**
 * Comments that are not sent yet, and what is being written at suggestions, kept on this device per person and place: another tab of the panel, a lost
 * connection, a refusal or a closed window loses none. Gone once sent, and when the person signs out.
 */
@Service()
export class Drafts {
  private readonly sessions = inject(Sessions);
  private readonly storage = inject(DOCUMENT).defaultView?.localStorage;

  /** What was written for a place (`answer/<thread>`, `new/<section>`, …), or an empty draft. */
  read(place: string): Draft {
    return this.kept(place) ?? this.empty();
  }

  has(place: string): boolean {
    return this.kept(place) !== null;
  }

  /** The places of which the name begins so and for which something was written. */
  placesUnder(beginning: string): readonly string[] {
    const [all, asked] = [this.keyOf(''), this.keyOf(beginning)];
    return Object.keys(this.storage ?? {}).filter((key) => key.startsWith(asked)).map((key) => key.slice(all.length));
  }

  keep(place: string, kept: Draft): void {
    try {
      this.storage?.setItem(this.keyOf(place), JSON.stringify(kept));
    } catch {
      // No room on the device: the words stay in the field, and go with the page.
    }
  }

  forget(place: string): void {
    this.storage?.removeItem(this.keyOf(place));
  }

  /** Removes every draft from the device. */
  clear(): void {
    const { storage } = this;
    if (!storage) return;
    for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key);
  }

  private kept(place: string): Draft | null {
    const stored = this.storage?.getItem(this.keyOf(place)) ?? null;
    if (stored === null) return null;
    try {
      const known = draft.safeParse(JSON.parse(stored));
      return known.success ? known.data : null;
    } catch {
      // Not ours, or cut short.
      return null;
    }
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

  private keyOf(place: string): string {
    return `${PREFIX}${this.sessions.current()?.person.id ?? ''}/${place}`;
  }
}
