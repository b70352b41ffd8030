import { Injectable } from '@nestjs/common';
import type { CommentBody, ThreadAnchor } from '@samenpen/contracts';
import { Prisma } from '@samenpen/database';
import { Database, type Transaction } from '../platform/database.repository';
import { mentionsIn, type Mention, type ThreadAct, type ThreadAssignee, type ThreadRecord } from './thread-record';

/** A thread that is opened, without its first comment. */
export type OpenedThread = {
  readonly id: string;
  readonly dossierId: string;
  readonly anchor: ThreadAnchor;
  readonly audience: string | null;
  readonly by: { readonly person: string; readonly partner: string };
  readonly at: Date;
  readonly assignee: ThreadAssignee | null;
  readonly dueAt: Date | null;
  readonly replacement: string | null;
};

/** A comment that is written. */
export type WrittenComment = {
  readonly id: string;
  readonly body: CommentBody;
  readonly by: { readonly person: string; readonly partner: string };
  readonly at: Date;
};

/** What changes of a thread; what is left out stays as it is. */
export type ThreadColumns = {
  readonly resolved?: ThreadAct | null;
  readonly assignee?: ThreadAssignee | null;
  readonly dueAt?: Date | null;
  readonly proposal?: ThreadAct & { readonly state: string };
};

/** Changes threads that the caller found with `KnownThreadsRepository`, always inside a transaction. */
@Injectable()
export class ThreadWriterRepository {
  constructor(private readonly database: Database) {}

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
  }

  /** Holds the thread until the transaction ends: what happens to it comes one after the other. */
  async lock(transaction: Transaction, id: string): Promise<void> {
    await transaction.$queryRaw`SELECT 1 AS held FROM comment_thread WHERE id = ${id}::uuid FOR UPDATE`;
  }

  /** Holds off whoever would change the people or the settings of the dossier, and waits for who does. */
  async holdPeople(transaction: Transaction, dossierId: string): Promise<void> {
    await transaction.$queryRaw`SELECT 1 AS held FROM dossier WHERE id = ${dossierId}::uuid FOR KEY SHARE`;
  }

  /** False when the id is taken, whoever has it. */
  async open(transaction: Transaction, thread: OpenedThread): Promise<boolean> {
    const { anchor, assignee, replacement } = thread;
    const { count } = await transaction.commentThread.createMany({
      data: {
        id: thread.id,
        dossierId: thread.dossierId,
        sectionId: anchor.kind === 'dossier' ? null : anchor.section,
        audienceId: thread.audience,
        anchor,
        openedBy: thread.by.person,
        openedFor: thread.by.partner,
        openedAt: thread.at,
        changedAt: thread.at,
        ...assigneeColumns(assignee),
        dueAt: thread.dueAt,
        replacement,
        proposalState: replacement === null ? null : 'open',
      },
      skipDuplicates: true,
    });
    return count === 1;
  }

  /** Adds a comment at the end; false when the id is taken, whoever has it. What named its author is answered by it. */
  async add(transaction: Transaction, threadId: string, comment: WrittenComment): Promise<boolean> {
    const { _max } = await transaction.comment.aggregate({ where: { threadId }, _max: { position: true } });
    const { by, at, body } = comment;
    const { count } = await transaction.comment.createMany({
      data: { id: comment.id, threadId, position: (_max.position ?? 0) + 1, personId: by.person, partnerId: by.partner, at, body },
      skipDuplicates: true,
    });
    if (count === 0) return false;
    await transaction.commentMention.updateMany({
      where: { threadId, answeredAt: null, OR: [{ personId: by.person }, { partnerId: by.partner }] },
      data: { answeredAt: at },
    });
    await this.#name(transaction, threadId, { id: comment.id, person: by.person, mentions: mentionsIn(body) });
    return true;
  }

  /** Other words; who is still named and had answered has answered. */
  async edit(
    transaction: Transaction,
    threadId: string,
    { id, person, body, at }: { readonly id: string; readonly person: string; readonly body: CommentBody; readonly at: Date },
  ): Promise<void> {
    await transaction.comment.update({ where: { id }, data: { body, editedAt: at } });
    const mentions = mentionsIn(body);
    await transaction.commentMention.deleteMany({
      where: { commentId: id, mentionedId: { notIn: mentions.map((mention) => mention.id) } },
    });
    await this.#name(transaction, threadId, { id, person, mentions });
  }

  /** The words and whom they named are gone, the place stays; a thread in which nothing is left goes with them: then true. */
  async delete(transaction: Transaction, thread: ThreadRecord, { id, at }: { readonly id: string; readonly at: Date }): Promise<boolean> {
    await transaction.comment.update({ where: { id }, data: { body: Prisma.DbNull, deletedAt: at } });
    await transaction.commentMention.deleteMany({ where: { commentId: id } });
    const isLast = thread.comments.every((comment) => comment.deletedAt !== null || comment.id === id);
    if (isLast) await transaction.commentThread.update({ where: { id: thread.id }, data: { deletedAt: at } });
    return isLast;
  }

  /** Every change counts. */
  async counted(transaction: Transaction, id: string, at: Date): Promise<void> {
    await transaction.commentThread.update({ where: { id }, data: { revision: { increment: 1 }, changedAt: at } });
  }

  async change(transaction: Transaction, id: string, { resolved, assignee, dueAt, proposal }: ThreadColumns): Promise<void> {
    await transaction.commentThread.update({
      where: { id },
      data: {
        ...(resolved !== undefined && resolvedColumns(resolved)),
        ...(assignee !== undefined && assigneeColumns(assignee)),
        ...(dueAt !== undefined && { dueAt }),
        ...(proposal !== undefined && { proposalState: proposal.state, proposalBy: proposal.person, proposalAt: proposal.at }),
      },
    });
  }

  /** Nobody is asked to answer themselves. */
  async #name(
    transaction: Transaction,
    threadId: string,
    { id, person, mentions }: { readonly id: string; readonly person: string; readonly mentions: readonly Mention[] },
  ): Promise<void> {
    await transaction.commentMention.createMany({
      data: mentions
        .filter((mention) => mention.id !== person)
        .map((mention) => ({
          commentId: id,
          threadId,
          mentionedId: mention.id,
          personId: mention.kind === 'person' ? mention.id : null,
          partnerId: mention.kind === 'partner' ? mention.id : null,
        })),
      skipDuplicates: true,
    });
  }
}

const resolvedColumns = (act: ThreadAct | null) => ({ resolvedBy: act?.person ?? null, resolvedAt: act?.at ?? null });

const assigneeColumns = (assignee: ThreadAssignee | null) => ({
  assigneeId: assignee?.partner ?? null,
  assigneePersonId: assignee?.person ?? null,
});
