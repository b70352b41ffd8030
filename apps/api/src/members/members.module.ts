import { Module } from '@nestjs/common';
import { DossiersModule } from '../dossiers/dossiers.module';
import { EventsModule } from '../events/events.module';
import { SectionsModule } from '../sections/sections.module';
import { MembersController } from './members.controller';
import { MembersService } from './members.service';
import { MembershipRepository } from './membership.repository';

/** The people of a dossier. */
@Module({
  imports: [DossiersModule, EventsModule, SectionsModule],
  controllers: [MembersController],
  providers: [MembersService, MembershipRepository],
})
export class MembersModule {}
