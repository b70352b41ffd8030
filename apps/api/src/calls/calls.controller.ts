import { Controller, Get, Param, Query } from '@nestjs/common';
import { callDetail, callSummary, pageOf } from '@samenpen/contracts';
import { Answers } from '../platform/answers.decorator';
import { listQuery, type ListQuery } from '../platform/page';
import { CallService } from './call.service';

@Controller('calls')
export class CallsController {
  constructor(private readonly calls: CallService) {}

  @Get()
  @Answers({ summary: 'The open calls', answer: pageOf(callSummary) })
  list(@Query({ schema: listQuery }) query: ListQuery) {
    return this.calls.list(query);
  }

  @Get(':slug')
  @Answers({
    summary: 'A call with its template version and the history of its deadline',
    answer: callDetail,
  })
  detail(@Param('slug') slug: string) {
    return this.calls.detail(slug);
  }
}
