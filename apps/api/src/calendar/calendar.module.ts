import { Module } from '@nestjs/common';
import { CalendarEntryRepository } from './calendar-entry.repository';
import { CalendarFiles } from './calendar-files.service';

/** Calendar files. */
@Module({ providers: [CalendarEntryRepository, CalendarFiles], exports: [CalendarFiles] })
export class CalendarModule {}
