import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import {
  sectionChange,
  sectionDetail,
  sectionSummary,
  sectionTransition,
  sectionTransitionAnswer,
  type SectionChange,
  type SectionTransition,
} from '@samenpen/contracts';
import { Answers } from '../platform/answers.decorator';
import { IdParam } from '../platform/id-param';
import { Who, type SignedIn } from '../sign-in/signed-in';
import { SectionAssignments } from './section-assignment.service';
import { SectionReader } from './section-reader';
import { SectionTransitions } from './section-transitions.service';

@Controller('sections/:id')
export class SectionsController {
  constructor(
    private readonly reader: SectionReader,
    private readonly transitions: SectionTransitions,
    private readonly assignments: SectionAssignments,
  ) {}

  @Get()
  @Answers({
    summary: 'A section with its content, holding every edit acknowledged before',
    answer: sectionDetail,
  })
  detail(@Who() who: SignedIn, @IdParam() id: string) {
    return this.reader.detail(id, who.personId);
  }

  @Patch()
  @Answers({
    summary: 'Hands the section to an organisation or person, or sets when it is due',
    answer: sectionSummary,
    problems: ['not-allowed'],
  })
  change(
    @Who() who: SignedIn,
    @IdParam() id: string,
    @Body({ schema: sectionChange }) change: SectionChange,
  ) {
    return this.assignments.change(id, change, who.personId);
  }

  @Post('transitions')
  @HttpCode(200)
  @Answers({
    summary: 'Changes the state of a section',
    answer: sectionTransitionAnswer,
    problems: ['reason-required', 'not-allowed', 'version-changed', 'findings'],
  })
  transition(
    @Who() who: SignedIn,
    @IdParam() id: string,
    @Body({ schema: sectionTransition }) request: SectionTransition,
  ) {
    return this.transitions.change(id, request, who.personId);
  }
}
