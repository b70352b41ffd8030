import { Injectable } from '@nestjs/common';
import type { AccountChange } from '@samenpen/contracts';
import { Database } from '../platform/database.repository';

@Injectable()
export class PersonRepository {
  constructor(private readonly database: Database) {}

  /** A person with every capacity that still holds. */
  withMemberships(personId: string) {
    return this.database.client.person.findUniqueOrThrow({
      where: { id: personId },
      include: {
        memberships: {
          where: { endedAt: null, partner: { endedAt: null } },
          include: { dossier: true, partner: { include: { organisation: true } } },
          orderBy: [{ dossier: { slug: 'asc' } }, { createdAt: 'asc' }],
        },
      },
    });
  }

  async change(personId: string, { language, theme }: AccountChange): Promise<void> {
    await this.database.client.person.update({
      where: { id: personId },
      data: { ...(language !== undefined && { language }), ...(theme !== undefined && { theme }) },
    });
  }
}
