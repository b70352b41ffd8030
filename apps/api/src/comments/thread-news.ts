import { Injectable } from '@nestjs/common';
import type { PartnerId, ThreadHint, ThreadStep } from '@samenpen/contracts';
import { AuditTrail } from '../audit/audit.service';
import type { DossierRecord } from '../dossiers/dossier-record';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { DossierEvents } from '../events/dossier-events.service';
import type { Transaction } from '../platform/database.repository';
import { LiveRooms } from '../platform/live-rooms';
import { sectionOf } from './known-threads.repository';
import { peopleWhoKnow } from './thread-people';
import type { ThreadAssignee, ThreadRecord } from './thread-record';

/** Somebody who does something with a thread, for a partner. */
export type Doing = {
  readonly dossier: DossierRecord;
  readonly thread: Pick<ThreadRecord, 'id' | 'anchor' | 'audience'>;
  readonly by: { readonly person: string; readonly partner: PartnerId };
};

type Note = { readonly action: string; readonly detail: Readonly<Record<string, string | null>> };

/**
 * Tells of threads: in the history and the audit trail, and to those who follow the dossier live. An internal thread
 * takes no number in what others read, so that no gap tells them of it, and its hint is sent to nobody else.
 */
@Injectable()
export class ThreadNews {
  constructor(
    private readonly records: DossierRecordRepository,
    private readonly events: DossierEvents,
    private readonly audit: AuditTrail,
    private readonly live: LiveRooms,
  ) {}

  /** The number in the history; null for what others may not know of. */
  async record(transaction: Transaction, { dossier, thread, by }: Doing, step: ThreadStep): Promise<number | null> {
    if (thread.audience !== null) return null;
    return this.events.record(transaction, dossier.id, {
      type: 'thread',
      personId: by.person,
      partnerId: by.partner,
      sectionId: sectionOf(thread),
      event: step,
      threadId: thread.id,
    });
  }

  /** A row of the audit trail, in a chain of the municipality's own for what is internal. */
  async note(transaction: Transaction, { dossier, thread, by }: Doing, { action, detail }: Note): Promise<void> {
    await this.audit.record(transaction, {
      dossierId: dossier.id,
      ...(thread.audience !== null && { internalTo: thread.audience.partner }),
      personId: by.person,
      partnerId: by.partner,
      action,
      subject: `thread/${thread.id}`,
      detail,
    });
  }

  noteAssignment(transaction: Transaction, doing: Doing, { assignee = null, dueAt = null }: { readonly assignee?: ThreadAssignee | null; readonly dueAt?: Date | null }): Promise<void> {
    const detail = { partner: assignee?.partner ?? null, person: assignee?.person ?? null, dueAt: dueAt?.toISOString() ?? null };
    return this.note(transaction, doing, { action: 'thread-assigned', detail });
  }

  /** After the commit: the event, and a hint to read the thread again. */
  async tell(doing: Doing & { readonly revision: number }, seq: number | null): Promise<void> {
    const { dossier, thread } = doing;
    if (seq !== null) await this.events.announce(dossier, seq);
    const hint: ThreadHint = {
      type: 'thread-changed',
      seq: seq ?? (await this.events.head(dossier.id)),
      thread: thread.id,
      section: sectionOf(thread),
      revision: doing.revision,
    };
    if (thread.audience === null) {
      this.live.announce(dossier.slug, hint);
      return;
    }
    // Who may know is asked after the commit: a membership that ended meanwhile hears nothing.
    const now = await this.records.byId(dossier.id);
    if (now !== null) this.live.whisper(dossier.slug, hint, peopleWhoKnow(now, thread.audience.partner));
  }
}
