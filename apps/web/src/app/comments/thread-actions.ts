import { Service, inject } from '@angular/core';
import type { CommentId, NewThread, PartnerId, PersonId, Thread, ThreadAnchor, ThreadChange } from '@samenpen/contracts';
import { Threads } from '../api/threads';
import { OpenDossier } from '../dossier/open-dossier';
import { brusselsInstant } from '../words/brussels';
import { bodyOf } from './comment-words';
import { DossierThreads } from './dossier-threads';
import type { Draft } from './drafts';

/** The hour by which something is due when only a date is given. */
const END_OF_DAY = '17:00';

/** What a draft asks of somebody, as the api takes it. */
export function assignmentOf({ assignee, due }: Pick<Draft, 'assignee' | 'due'>): Pick<ThreadChange, 'assignee' | 'dueAt'> {
  const instant = due === '' ? null : brusselsInstant(due, END_OF_DAY);
  return {
    // Ids of the options that were shown: partners of the dossier and their members.
    assignee: assignee && { partner: assignee.partner as PartnerId, person: assignee.person as PersonId | null },
    dueAt: instant?.toISOString() ?? null,
  };
}

/** Everything that people do with threads; each keeps the thread as the server then answers it, or throws. */
@Service({ autoProvided: false })
export class ThreadActions {
  private readonly api = inject(Threads);
  private readonly threads = inject(DossierThreads);
  private readonly dossier = inject(OpenDossier);

  /** Opens a thread at a place with what was written; null when nothing was. */
  async open(anchor: ThreadAnchor, draft: Draft): Promise<Thread | null> {
    const body = bodyOf(draft.text, draft.named);
    if (!body) return null;
    const opened: NewThread = {
      id: draft.thread,
      anchor,
      internal: draft.isInternal,
      comment: { id: draft.comment, body },
      // As above: the id of a membership that was offered.
      ...(draft.partner === null ? {} : { partner: draft.partner as PartnerId }),
      ...(draft.replacement === null ? {} : { proposal: { replacement: draft.replacement } }),
      ...(draft.assignee === null ? {} : assignmentOf(draft)),
    };
    return this.keep(await this.api.open(this.dossier.slug(), opened));
  }

  async answer({ id }: Thread, draft: Draft): Promise<Thread | null> {
    const body = bodyOf(draft.text, draft.named);
    return body && this.keep(await this.api.answer(id, { id: draft.comment, body }));
  }

  async rewrite(id: CommentId, draft: Draft): Promise<Thread | null> {
    const body = bodyOf(draft.text, draft.named);
    return body && this.keep(await this.api.rewrite(id, { body }));
  }

  /** The words go; the place in the conversation stays, and the thread goes when nothing is left in it. */
  async remove({ id }: Thread, comment: CommentId): Promise<void> {
    await this.api.remove(comment);
    await this.threads.readAgain(id);
  }

  async change({ id }: Thread, change: ThreadChange): Promise<Thread> {
    return this.keep(await this.api.change(id, change));
  }

  private keep(thread: Thread): Thread {
    this.threads.keep(thread);
    return thread;
  }
}
