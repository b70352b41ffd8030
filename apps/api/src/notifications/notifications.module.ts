import { Module } from '@nestjs/common';
import { DossiersModule } from '../dossiers/dossiers.module';
import { Inbox } from './inbox.service';
import { NotificationWriterRepository } from './notification-writer.repository';
import { NotificationRepository } from './notification.repository';
import { NotificationsController } from './notifications.controller';
import { Notifications } from './notifications.service';

/** What people are told, in the product and by mail. */
@Module({
  imports: [DossiersModule],
  controllers: [NotificationsController],
  providers: [Inbox, NotificationRepository, Notifications, NotificationWriterRepository],
  exports: [Notifications],
})
export class NotificationsModule {}
