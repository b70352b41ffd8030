import type { Prisma } from '@samenpen/database';

const holds = (personId: string) => ({ personId, endedAt: null, partner: { endedAt: null } });

/**
 * The notifications of a person that the person may (still) know of: a part in the dossier, and where it is internal
 * to a municipality, for that one. Every look at notifications goes through this, also the last one before a mail.
 */
export function mayStillKnow(personId: string): Prisma.NotificationWhereInput {
  return {
    personId,
    dossier: { memberships: { some: holds(personId) } },
    OR: [{ audienceId: null }, { audience: { endedAt: null, memberships: { some: holds(personId) } } }],
  };
}
