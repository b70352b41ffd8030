import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module';
import { DossiersModule } from '../dossiers/dossiers.module';
import { Inbox } from './inbox.service';
import { AddresseesRepository } from './mail/addressees.repository';
import { MailMetrics } from './mail/mail-metrics';
import { PostOfficeRepository } from './mail/post-office.repository';
import { PostOffice } from './mail/post-office.service';
import { UnsubscribeController } from './mail/unsubscribe.controller';
import { Unsubscribes } from './mail/unsubscribe.service';
import { NotificationWriterRepository } from './notification-writer.repository';
import { NotificationRepository } from './notification.repository';
import { NotificationsController } from './notifications.controller';
import { OldNotificationsRepository } from './old-notifications.repository';
import { OldNotifications } from './old-notifications.service';
import { Notifications } from './notifications.service';

/** What people are told, in the product and by mail. */
@Module({
  imports: [CalendarModule, DossiersModule],
  controllers: [NotificationsController, UnsubscribeController],
  providers: [
    AddresseesRepository,
    Inbox,
    MailMetrics,
    NotificationRepository,
    Notifications,
    NotificationWriterRepository,
    OldNotifications,
    OldNotificationsRepository,
    PostOffice,
    PostOfficeRepository,
    Unsubscribes,
  ],
  exports: [Notifications],
})
export class NotificationsModule {}
