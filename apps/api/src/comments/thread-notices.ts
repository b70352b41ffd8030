import { Injectable } from '@nestjs/common';
import type { CommentBody } from '@samenpen/contracts';
import { Notifications } from '../notifications/notifications.service';
import type { News } from '../notifications/news';
import type { Transaction } from '../platform/database.repository';
import { sectionOf } from './known-threads.repository';
import type { Doing } from './thread-news';
import { mentionsIn, type ThreadAssignee, type ThreadRecord } from './thread-record';

/** A comment that people are told of. */
type Said = { readonly id: string; readonly body: CommentBody };

/** Tells people that they are named, that they have an answer, that something is given to them. */
@Injectable()
export class ThreadNotices {
  constructor(private readonly notifications: Notifications) {}

  async opened(
    transaction: Transaction,
    doing: Doing,
    { thread, comment }: { readonly thread: { readonly assignee: ThreadAssignee | null; readonly dueAt: Date | null }; readonly comment: Said },
  ): Promise<void> {
    await this.named(transaction, doing, comment);
    if (thread.assignee !== null) await this.assigned(transaction, doing, { ...thread, assignee: thread.assignee, change: comment.id });
  }

  /** Whom the comment names; named again after an edit, nobody is told twice. */
  async named(transaction: Transaction, doing: Doing, comment: Said): Promise<void> {
    const persons = personsNamed(doing, comment.body);
    await this.#tell(transaction, doing, { kind: 'mentioned', key: `comment/${comment.id}`, persons, text: wordsOf(comment.body) });
  }

  /** Other words: whoever was told reads those, and who is named no more was never told. */
  async edited(transaction: Transaction, doing: Doing, comment: Said): Promise<void> {
    const key = `comment/${comment.id}`;
    for (const told of [key, `${key}/answer`]) await this.notifications.reword(transaction, told, wordsOf(comment.body));
    await this.notifications.takeBack(transaction, key, personsNamed(doing, comment.body));
    await this.named(transaction, doing, comment);
  }

  /** Who takes part in the conversation, except those who are told already that they are named. */
  async answered(transaction: Transaction, doing: Doing & { readonly thread: ThreadRecord }, comment: Said): Promise<void> {
    const named = new Set(personsNamed(doing, comment.body));
    const { openedBy, assignee, comments } = doing.thread;
    const persons = [openedBy, ...comments.map(({ person }) => person), ...(assignee?.person == null ? [] : [assignee.person])];
    await this.named(transaction, doing, comment);
    const others = persons.filter((person) => !named.has(person));
    await this.#tell(transaction, doing, { kind: 'answered', key: `comment/${comment.id}/answer`, persons: others, text: wordsOf(comment.body) });
  }

  /** A person, or everybody of an organisation; again after another change. */
  async assigned(
    transaction: Transaction,
    doing: Doing,
    { assignee, dueAt, change }: { readonly assignee: ThreadAssignee; readonly dueAt: Date | null; readonly change: string },
  ): Promise<void> {
    const persons = assignee.person === null ? membersOf(doing, assignee.partner) : [assignee.person];
    await this.#tell(transaction, doing, { kind: 'assigned', key: `thread/${doing.thread.id}/assigned/${change}`, persons, moment: dueAt });
  }

  async unsaid(transaction: Transaction, commentId: string): Promise<void> {
    await this.notifications.takeBack(transaction, `comment/${commentId}`);
    await this.notifications.takeBack(transaction, `comment/${commentId}/answer`);
  }

  /** Nothing is left of the thread: whoever was given it, or answered, would find nothing there. */
  gone(transaction: Transaction, { dossier, thread }: Doing): Promise<void> {
    const everybody = new Set(dossier.members.map(({ person }) => person));
    return this.notifications.takeThreadBack(transaction, thread.id, [...everybody]);
  }

  #tell(transaction: Transaction, { dossier, thread, by }: Doing, news: Pick<News, 'kind' | 'key' | 'persons' | 'text' | 'moment'>): Promise<void> {
    return this.notifications.tell(transaction, {
      ...news,
      dossierId: dossier.id,
      by: by.person,
      sectionId: sectionOf(thread),
      threadId: thread.id,
      audiencePartnerId: thread.audience?.partner ?? null,
    });
  }
}

function personsNamed(doing: Doing, body: CommentBody): string[] {
  return mentionsIn(body).flatMap(({ kind, id }) => (kind === 'person' ? [id] : membersOf(doing, id)));
}

function membersOf({ dossier }: Doing, partner: string): string[] {
  return dossier.members.filter((member) => member.partner === partner).map(({ person }) => person);
}

function wordsOf(body: CommentBody): string {
  return body.map((piece) => (piece.type === 'text' ? piece.text : piece.label)).join('');
}
