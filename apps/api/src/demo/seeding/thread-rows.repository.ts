import type { Prisma } from '@samenpen/database';
import { mentionsIn } from '../../comments/thread-record';
import type { PlayedThread } from '../story/play-conversation';
import type { DemoStore } from './demo-store.repository';

/** Stores the conversations of a dossier; who has answered what names them is marked so. */
export async function storeThreads(store: DemoStore, dossierId: string, threads: readonly PlayedThread[]): Promise<void> {
  await store.commentThread.createMany({ data: threads.map((thread) => threadRow(dossierId, thread)) });
  await store.comment.createMany({ data: threads.flatMap(commentRows) });
  await store.commentMention.createMany({ data: threads.flatMap(mentionRows) });
}

function threadRow(dossierId: string, thread: PlayedThread): Prisma.CommentThreadCreateManyInput {
  const { id, anchor, audience, comments, proposes, steps } = thread;
  const [first] = comments;
  return {
    id,
    dossierId,
    sectionId: anchor.kind === 'dossier' ? null : anchor.section,
    audienceId: audience,
    anchor,
    openedBy: first.player.asker.person,
    openedFor: first.player.standing.partner,
    openedAt: first.at,
    changedAt: steps.at(-1)?.at ?? first.at,
    revision: steps.length,
    replacement: proposes,
    proposalState: proposes === null ? null : 'open',
    ...givenColumns(thread),
    ...resolvedColumns(thread),
  };
}

function givenColumns({ given }: PlayedThread) {
  if (given === null) return {};
  const { player, due } = given;
  return { assigneeId: player.standing.partner, assigneePersonId: player.asker.person, dueAt: due };
}

function resolvedColumns({ resolved }: PlayedThread) {
  return resolved === null ? {} : { resolvedBy: resolved.player.asker.person, resolvedAt: resolved.at };
}

function commentRows({ id, comments }: PlayedThread): Prisma.CommentCreateManyInput[] {
  return comments.map((comment, index) => ({
    id: comment.id,
    threadId: id,
    position: index + 1,
    personId: comment.player.asker.person,
    partnerId: comment.player.standing.partner,
    at: comment.at,
    body: comment.body,
  }));
}

function mentionRows({ id, comments }: PlayedThread): Prisma.CommentMentionCreateManyInput[] {
  return comments.flatMap((comment, index) =>
    mentionsIn(comment.body).map((mention) => ({
      commentId: comment.id,
      threadId: id,
      mentionedId: mention.id,
      // The stories name persons only.
      personId: mention.id,
      answeredAt: comments.slice(index + 1).find(({ player }) => player.asker.person === mention.id)?.at ?? null,
    })),
  );
}
