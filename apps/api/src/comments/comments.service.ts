import { Injectable } from '@nestjs/common';
import type { CommentChange, NewComment, Thread } from '@samenpen/contracts';
import { DossierClock } from '../platform/dossier-clock';
import { Problem } from '../platform/problem';
import { HeldThreads, type Done, type HeldThread } from './held-threads';
import { allow, answeringStanding, commentVerdict } from './thread-facts';
import { ThreadNews } from './thread-news';
import { ThreadNotices } from './thread-notices';
import { namedBody } from './thread-people';
import type { CommentRecord } from './thread-record';
import { ThreadWriterRepository } from './thread-writer.repository';

/** Answers in threads; changes and deletes one's own comments. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly held: HeldThreads,
    private readonly writer: ThreadWriterRepository,
    private readonly news: ThreadNews,
    private readonly people: ThreadNotices,
    private readonly clock: DossierClock,
  ) {}

  /** Asked again with the same id it answers once. */
  async answer(threadId: string, request: NewComment, person: string): Promise<Thread> {
    return there(await this.held.change((known) => known.one(threadId), person, (held) => this.#add(held, request)));
  }

  async edit(commentId: string, { body }: CommentChange, person: string): Promise<Thread> {
    const edited = await this.held.change(
      (known) => known.ofComment(commentId),
      person,
      async (held) => {
        const comment = own(held, commentId);
        const named = namedBody(held.own.dossier, held.facts.audience, { body, earlier: comment.body });
        const at = this.clock.now();
        await this.writer.edit(held.transaction, held.thread.id, { id: commentId, person, body: named, at });
        const by = { person, partner: comment.partner.id };
        const doing = { dossier: held.own.dossier, thread: held.thread, by };
        await this.people.edited(held.transaction, doing, { id: commentId, body: named });
        return { by, seq: null };
      },
    );
    return there(edited);
  }

  /** The place in the conversation stays; a thread in which nothing is left is gone. */
  async delete(commentId: string, person: string): Promise<void> {
    await this.held.change(
      (known) => known.ofComment(commentId),
      person,
      async (held) => {
        const comment = own(held, commentId);
        const by = { person, partner: comment.partner.id };
        const isGone = await this.writer.delete(held.transaction, held.thread, { id: commentId, at: this.clock.now() });
        const doing = { dossier: held.own.dossier, thread: held.thread, by };
        await this.people.unsaid(held.transaction, commentId);
        if (isGone) await this.people.gone(held.transaction, doing);
        await this.news.note(held.transaction, doing, { action: 'comment-deleted', detail: { comment: commentId } });
        return { by, seq: null };
      },
    );
  }

  async #add({ transaction, own: { dossier, asker }, thread, facts }: HeldThread, request: NewComment): Promise<Done> {
    const isRepeat = thread.comments.some(({ id, person }) => id === request.id && person === asker.person);
    if (isRepeat) return null;
    const { partner } = answeringStanding({ dossier, asker }, facts, request.partner);
    const by = { person: asker.person, partner };
    const body = namedBody(dossier, facts.audience, request);
    const isNew = await this.writer.add(transaction, thread.id, { id: request.id, body, by, at: this.clock.now() });
    if (!isNew) throw new Problem('not-found');
    await this.people.answered(transaction, { dossier, thread, by }, { id: request.id, body });
    return { by, seq: await this.news.record(transaction, { dossier, thread, by }, 'answered') };
  }
}

/** The comment, when it is the person's to change. */
function own({ own: dossier, thread }: HeldThread, id: string): CommentRecord {
  const comment = thread.comments.find((one) => one.id === id);
  if (comment === undefined) throw new Problem('not-found');
  allow(commentVerdict(dossier, comment));
  return comment;
}

function there(thread: Thread | null): Thread {
  if (thread === null) throw new Problem('not-found');
  return thread;
}
