import { Controller, Get, Query } from '@nestjs/common';
import { pageOf, workItem } from '@samenpen/contracts';
import { Answers } from '../platform/answers.decorator';
import { listQuery, type ListQuery } from '../platform/page';
import { Who, type SignedIn } from '../sign-in/signed-in';
import { WorkService } from './work.service';

@Controller('work')
export class WorkController {
  constructor(private readonly work: WorkService) {}

  @Get()
  @Answers({
    summary: 'What is asked of the signed-in person over all dossiers, due first',
    answer: pageOf(workItem),
  })
  list(@Who() who: SignedIn, @Query({ schema: listQuery }) query: ListQuery) {
    return this.work.list(who.personId, query);
  }
}
