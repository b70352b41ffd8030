import { Controller, Get, Param, Query } from '@nestjs/common';
import { dossierEvent, eventQuery, pageOf, type EventQuery } from '@samenpen/contracts';
import { DossierReader } from '../dossiers/dossier-reader';
import { Answers } from '../platform/answers.decorator';
import { Who, type SignedIn } from '../sign-in/signed-in';
import { DossierEvents } from './dossier-events.service';

@Controller('dossiers/:slug/events')
export class EventsController {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly events: DossierEvents,
  ) {}

  @Get()
  @Answers({
    summary: 'What happened in a dossier, ascending: after a number, or the `last` ones',
    answer: pageOf(dossierEvent),
  })
  async list(
    @Who() who: SignedIn,
    @Param('slug') slug: string,
    @Query({ schema: eventQuery }) query: EventQuery,
  ) {
    const { dossier } = await this.dossiers.open(slug, who.personId);
    return this.events.list(dossier, query);
  }
}
