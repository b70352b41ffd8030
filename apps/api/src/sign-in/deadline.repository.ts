import { Injectable } from '@nestjs/common';
import { callTemplate } from '@samenpen/call-templates';
import { Database } from '../platform/database.repository';

@Injectable()
export class DeadlineRepository {
  constructor(private readonly database: Database) {}

  /** Whether a call's deadline was moved beyond what its template says: the demo does that to calls of the past. */
  async isAnyMoved(): Promise<boolean> {
    const calls = await this.database.client.call.findMany({
      include: {
        deadlines: { orderBy: { id: 'desc' }, take: 1 },
        templates: { orderBy: { version: 'desc' }, take: 1 },
      },
    });
    return calls.some(({ deadlines, templates }) => {
      const template = callTemplate.safeParse(templates[0]?.template);
      const deadline = deadlines[0]?.deadline;
      return (
        template.success &&
        deadline !== undefined &&
        deadline.getTime() > new Date(template.data.deadline.at).getTime()
      );
    });
  }
}
