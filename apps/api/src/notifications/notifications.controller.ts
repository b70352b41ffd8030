import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  mailChoiceChange,
  mailChoices,
  notification,
  notificationQuery,
  pageOf,
  readMarks,
  unreadCounts,
  type MailChoiceChange,
  type NotificationQuery,
  type ReadMarks,
} from '@samenpen/contracts';
import { Answers } from '../platform/answers.decorator';
import { Who, type SignedIn } from '../sign-in/signed-in';
import { Inbox } from './inbox.service';

@Controller('notifications')
export class NotificationsController {
  constructor(private readonly inbox: Inbox) {}

  @Get()
  @Answers({ summary: 'What the signed-in person is told, the newest first', answer: pageOf(notification), countsAsUse: false })
  list(@Who() who: SignedIn, @Query({ schema: notificationQuery }) query: NotificationQuery) {
    return this.inbox.list(who.personId, query);
  }

  @Get('unread')
  @Answers({ summary: 'How many notifications are not read, per dossier', answer: unreadCounts, countsAsUse: false })
  unread(@Who() who: SignedIn) {
    return this.inbox.unread(who.personId);
  }

  @Post('read')
  @HttpCode(200)
  @Answers({ summary: 'Marks notifications as read: these, those of a dossier, or all', answer: unreadCounts })
  markRead(@Who() who: SignedIn, @Body({ schema: readMarks }) marks: ReadMarks) {
    return this.inbox.markRead(who.personId, marks);
  }

  @Get('choices')
  @Answers({ summary: 'How one is mailed about each kind of notification', answer: mailChoices })
  choices(@Who() who: SignedIn) {
    return this.inbox.choices(who.personId);
  }

  @Patch('choices')
  @Answers({ summary: 'Changes how one is mailed', answer: mailChoices })
  choose(@Who() who: SignedIn, @Body({ schema: mailChoiceChange }) change: MailChoiceChange) {
    return this.inbox.choose(who.personId, change);
  }
}
