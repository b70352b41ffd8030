import { Inject, Injectable } from '@nestjs/common';
import { session, type AccountChange, type Session } from '@samenpen/contracts';
import { SETTINGS, type Settings } from '../platform/settings';
import { PersonRepository } from './person.repository';

/** Who is signed in, and in which capacities. */
@Injectable()
export class SessionService {
  constructor(
    private readonly persons: PersonRepository,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async sessionOf(personId: string): Promise<Session> {
    const person = await this.persons.withMemberships(personId);
    return session.parse({
      person,
      memberships: person.memberships.map(({ id, role, dossier, partner }) => ({
        id,
        role,
        dossier: { slug: dossier.slug, title: dossier.title },
        partner: { id: partner.id, name: partner.organisation.name },
        organisation: partner.organisationId,
      })),
      demo: this.settings.isDemo,
    });
  }

  async change(personId: string, change: AccountChange): Promise<Session> {
    await this.persons.change(personId, change);
    return this.sessionOf(personId);
  }
}
