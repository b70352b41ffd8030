import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.repository';

const withHistory = {
  deadlines: { orderBy: { id: 'asc' } },
  templates: { orderBy: { version: 'desc' }, take: 1 },
} as const;

@Injectable()
export class CallRepository {
  constructor(private readonly database: Database) {}

  list() {
    return this.database.client.call.findMany({ include: withHistory, orderBy: { slug: 'asc' } });
  }

  bySlug(slug: string) {
    return this.database.client.call.findUnique({ where: { slug }, include: withHistory });
  }
}
