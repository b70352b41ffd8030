import { Injectable } from '@nestjs/common';
import type { CallDetail, CallSummary } from '@samenpen/contracts';
import { pageOfAll, type ListQuery, type Page } from '../platform/page';
import { Problem } from '../platform/problem';
import { CallRepository } from './call.repository';

type KeptCall = {
  readonly slug: string;
  readonly title: string;
  readonly grantor: string;
  readonly deadlines: readonly {
    readonly deadline: Date;
    readonly setAt: Date;
    readonly reason: string;
  }[];
  readonly templates: readonly { readonly version: string; readonly template: unknown }[];
};

/** The calls of this instance, each with the newest version of its template. */
@Injectable()
export class CallService {
  constructor(private readonly calls: CallRepository) {}

  async list(query: ListQuery): Promise<Page<CallSummary>> {
    const calls = await this.calls.list();
    return pageOfAll(
      calls.flatMap((call) => summaryOf(call) ?? []),
      query,
    );
  }

  async detail(slug: string): Promise<CallDetail> {
    const call = await this.calls.bySlug(slug);
    const summary = call === null ? null : summaryOf(call);
    if (call === null || summary === null) throw new Problem('not-found');
    return {
      ...summary,
      deadlineHistory: call.deadlines.map(({ deadline, setAt, reason }) => ({
        deadline: deadline.toISOString(),
        setAt: setAt.toISOString(),
        reason,
      })),
      template: call.templates[0]?.template,
    };
  }
}

/** Null for a call that is not open yet: without a deadline or a template there is nothing to answer. */
function summaryOf({ slug, title, grantor, deadlines, templates }: KeptCall): CallSummary | null {
  const deadline = deadlines.at(-1)?.deadline;
  const template = templates[0];
  if (deadline === undefined || template === undefined) return null;
  return {
    slug,
    title,
    grantor,
    deadline: deadline.toISOString(),
    templateVersion: template.version,
  };
}
