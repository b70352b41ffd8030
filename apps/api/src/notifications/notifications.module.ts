import { Module } from '@nestjs/common';
import { NotificationWriterRepository } from './notification-writer.repository';
import { Notifications } from './notifications.service';

/** What people are told, in the product and by mail. */
@Module({
  providers: [Notifications, NotificationWriterRepository],
  exports: [Notifications],
})
export class NotificationsModule {}
