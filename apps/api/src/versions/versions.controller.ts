import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  newRestoration,
  newVersion,
  pageOf,
  pointOrNow,
  restoration,
  sectionAuthorship,
  sectionSince,
  sectionVersion,
  unreadSections,
  versionChange,
  versionContent,
  type NewRestoration,
  type NewVersion,
  type VersionChange,
} from '@samenpen/contracts';
import { Answers } from '../platform/answers.decorator';
import { IdParam } from '../platform/id-param';
import { listQuery, type ListQuery } from '../platform/page';
import { Problem } from '../platform/problem';
import { Who, type SignedIn } from '../sign-in/signed-in';
import { NamedVersions } from './named-versions.service';
import { PastTexts } from './past-texts.service';
import { Restorations } from './restorations.service';
import { SectionAuthors } from './section-authors.service';
import { Timeline } from './timeline.service';
import { Visits } from './visits.service';

@Controller()
export class VersionsController {
  constructor(
    private readonly timeline: Timeline,
    private readonly named: NamedVersions,
    private readonly texts: PastTexts,
    private readonly authors: SectionAuthors,
    private readonly restorations: Restorations,
    private readonly visits: Visits,
  ) {}

  @Get('sections/:id/versions')
  @Answers({
    summary: 'The timeline of a section, newest first: named versions, state changes, restored texts, long pauses',
    answer: pageOf(sectionVersion),
    problems: ['bad-request'],
  })
  list(@Who() who: SignedIn, @IdParam() id: string, @Query({ schema: listQuery }) query: ListQuery) {
    return this.timeline.of(id, query, who.personId);
  }

  @Post('sections/:id/versions')
  @Answers({ summary: 'Gives a name to what the section says, or to an earlier point', answer: sectionVersion, problems: ['not-allowed'] })
  name(@Who() who: SignedIn, @IdParam() id: string, @Body({ schema: newVersion }) version: NewVersion) {
    return this.named.name(id, version, who.personId);
  }

  @Get('sections/:id/versions/:point')
  @Answers({ summary: 'What the section said up to and with a point of its log, or `now`', answer: versionContent })
  at(@Who() who: SignedIn, @IdParam() id: string, @Param('point') point: string) {
    const read = pointOrNow.safeParse(point);
    if (!read.success) throw new Problem('not-found');
    return this.texts.at(id, read.data, who.personId);
  }

  @Patch('sections/:id/versions/:version')
  @HttpCode(204)
  @Answers({ summary: 'Renames a named version', problems: ['not-allowed'] })
  rename(@Who() who: SignedIn, @IdParam() id: string, @IdParam('version') version: string, @Body({ schema: versionChange }) change: VersionChange) {
    return this.named.rename({ sectionId: id, version, person: who.personId }, change.name);
  }

  @Delete('sections/:id/versions/:version')
  @HttpCode(204)
  @Answers({ summary: 'Takes the name of a version away; the text stays in the log', problems: ['not-allowed'] })
  remove(@Who() who: SignedIn, @IdParam() id: string, @IdParam('version') version: string) {
    return this.named.remove({ sectionId: id, version, person: who.personId });
  }

  @Get('sections/:id/authorship')
  @Answers({ summary: 'What the section says and who wrote what of it', answer: sectionAuthorship })
  authorship(@Who() who: SignedIn, @IdParam() id: string) {
    return this.authors.of(id, who.personId);
  }

  @Post('sections/:id/restorations')
  @HttpCode(200)
  @Answers({
    summary: 'Puts an earlier text back as a new edit: whole, or some of the changes since',
    answer: restoration,
    problems: ['not-allowed', 'version-changed'],
  })
  restore(@Who() who: SignedIn, @IdParam() id: string, @Body({ schema: newRestoration }) request: NewRestoration) {
    return this.restorations.restore(id, request, who.personId);
  }

  @Get('sections/:id/since')
  @Answers({ summary: 'From where one may ask what changed: the last visit, approval and named version', answer: sectionSince })
  since(@Who() who: SignedIn, @IdParam() id: string) {
    return this.visits.since(id, who.personId);
  }

  @Put('sections/:id/visit')
  @HttpCode(204)
  @Answers({ summary: 'Says that the asking person has seen the section as it is now', countsAsUse: false })
  visit(@Who() who: SignedIn, @IdParam() id: string) {
    return this.visits.look(id, who.personId);
  }

  @Get('dossiers/:slug/unread')
  @Answers({ summary: 'The sections in which others wrote since the asking person looked', answer: unreadSections, countsAsUse: false })
  unread(@Who() who: SignedIn, @Param('slug') slug: string) {
    return this.visits.unread(slug, who.personId);
  }
}
