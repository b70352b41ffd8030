import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  newComment,
  newThread,
  pageOf,
  thread,
  threadChange,
  threadCounts,
  threadQuery,
  type NewComment,
  type NewThread,
  type ThreadChange,
  type ThreadQuery,
} from '@samenpen/contracts';
import { Answers } from '../platform/answers.decorator';
import { IdParam } from '../platform/id-param';
import { listQuery, type ListQuery } from '../platform/page';
import { Who, type SignedIn } from '../sign-in/signed-in';
import { CommentsService } from './comments.service';
import { ThreadChanges } from './thread-changes.service';
import { ThreadOpenings } from './thread-openings.service';
import { ThreadReader } from './thread-reader';

@Controller()
export class ThreadsController {
  constructor(
    private readonly reader: ThreadReader,
    private readonly openings: ThreadOpenings,
    private readonly changes: ThreadChanges,
    private readonly comments: CommentsService,
  ) {}

  @Get('dossiers/:slug/threads')
  @Answers({ summary: 'Threads of comments in a dossier, the newest first', answer: pageOf(thread) })
  list(@Who() who: SignedIn, @Param('slug') slug: string, @Query({ schema: threadQuery }) query: ThreadQuery) {
    return this.reader.list(slug, query, who.personId);
  }

  @Get('dossiers/:slug/threads/counts')
  @Answers({ summary: 'How many threads are open per section, and how many of them wait for the reader', answer: threadCounts })
  counts(@Who() who: SignedIn, @Param('slug') slug: string) {
    return this.reader.counts(slug, who.personId);
  }

  @Post('dossiers/:slug/threads')
  @Answers({
    summary: 'Opens a thread with its first comment, for everybody in the dossier or for the own organisation alone',
    answer: thread,
    problems: ['not-allowed'],
  })
  open(@Who() who: SignedIn, @Param('slug') slug: string, @Body({ schema: newThread }) request: NewThread) {
    return this.openings.open(slug, request, who.personId);
  }

  @Get('work/threads')
  @Answers({
    summary: 'Open threads that wait for the signed-in person over all dossiers, due first',
    answer: pageOf(thread),
  })
  work(@Who() who: SignedIn, @Query({ schema: listQuery }) query: ListQuery) {
    return this.reader.work(who.personId, query);
  }

  @Get('threads/:id')
  @Answers({ summary: 'A thread with its comments', answer: thread })
  one(@Who() who: SignedIn, @IdParam() id: string) {
    return this.reader.one(id, who.personId);
  }

  @Patch('threads/:id')
  @Answers({
    summary: 'Resolves, reopens or assigns a thread, or decides on the words that it proposes',
    answer: thread,
    problems: ['not-allowed'],
  })
  change(@Who() who: SignedIn, @IdParam() id: string, @Body({ schema: threadChange }) change: ThreadChange) {
    return this.changes.change(id, change, who.personId);
  }

  @Post('threads/:id/comments')
  @Answers({ summary: 'Answers in a thread', answer: thread, problems: ['not-allowed'] })
  answer(@Who() who: SignedIn, @IdParam() id: string, @Body({ schema: newComment }) request: NewComment) {
    return this.comments.answer(id, request, who.personId);
  }
}
