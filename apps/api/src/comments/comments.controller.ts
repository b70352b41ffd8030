import { Body, Controller, Delete, HttpCode, Patch } from '@nestjs/common';
import { commentChange, thread, type CommentChange } from '@samenpen/contracts';
import { Answers } from '../platform/answers.decorator';
import { IdParam } from '../platform/id-param';
import { Who, type SignedIn } from '../sign-in/signed-in';
import { CommentsService } from './comments.service';

@Controller('comments/:id')
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  @Patch()
  @Answers({ summary: 'Changes the words of one of one’s own comments', answer: thread, problems: ['not-allowed'] })
  edit(@Who() who: SignedIn, @IdParam() id: string, @Body({ schema: commentChange }) change: CommentChange) {
    return this.comments.edit(id, change, who.personId);
  }

  @Delete()
  @HttpCode(204)
  @Answers({ summary: 'Deletes one of one’s own comments; its place in the conversation stays', problems: ['not-allowed'] })
  delete(@Who() who: SignedIn, @IdParam() id: string) {
    return this.comments.delete(id, who.personId);
  }
}
