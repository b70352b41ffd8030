import { Injectable } from '@nestjs/common';
import { mayInDossier, type DossierAction } from '@samenpen/access-policy';
import type { DossierRole, MemberChange } from '@samenpen/contracts';
import { AuditTrail, type AuditEntry } from '../audit/audit.service';
import { DossierReader, ownDossier, type OwnDossier } from '../dossiers/dossier-reader';
import type { MemberRecord } from '../dossiers/dossier-record';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { DossierEvents, type NewEvent } from '../events/dossier-events.service';
import type { Transaction } from '../platform/database.repository';
import { LiveRooms } from '../platform/live-rooms';
import { Problem } from '../platform/problem';
import { SectionWriterRepository } from '../sections/section-writer.repository';
import { MembershipRepository } from './membership.repository';

type Change = {
  readonly slug: string;
  readonly membershipId: string;
  readonly person: string;
  readonly apply: (
    transaction: Transaction,
    own: OwnDossier,
    member: MemberRecord,
  ) => Promise<number>;
};

/** Who belongs to a dossier. A right that changes takes effect at once on open connections. */
@Injectable()
export class MembersService {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly records: DossierRecordRepository,
    private readonly memberships: MembershipRepository,
    private readonly writer: SectionWriterRepository,
    private readonly events: DossierEvents,
    private readonly audit: AuditTrail,
    private readonly live: LiveRooms,
  ) {}

  remove(slug: string, membershipId: string, person: string): Promise<void> {
    return this.#change({
      slug,
      membershipId,
      person,
      apply: async (transaction, own, member) => {
        allow(own, 'endMembership', member);
        keepAnAdministrator(own, member);
        await this.memberships.end(transaction, member.membership);
        return this.#record(transaction, own, {
          member,
          type: 'member-removed',
          action: 'member-removed',
        });
      },
    });
  }

  changeRole(
    slug: string,
    membershipId: string,
    { role, person }: MemberChange & { person: string },
  ): Promise<void> {
    return this.#change({
      slug,
      membershipId,
      person,
      apply: async (transaction, own, member) => {
        allow(own, 'endMembership', member);
        allow(own, 'invite', { ...member, role });
        if (role !== 'penhouder-admin') keepAnAdministrator(own, member);
        await this.memberships.changeRole(transaction, member.membership, role);
        return this.#record(transaction, own, {
          member,
          type: 'member-added',
          action: 'member-role-changed',
          to: role,
        });
      },
    });
  }

  /** Under the locks of every room of the dossier: an edit is before the change, or meets it. */
  async #change({ slug, membershipId, person, apply }: Change): Promise<void> {
    const { dossier } = await this.dossiers.open(slug, person);
    const rooms = await this.memberships.sectionIds(dossier.id);
    const seq = await this.memberships.inTransaction(async (transaction) => {
      await this.writer.lockRooms(transaction, rooms);
      await this.memberships.lockDossier(transaction, dossier.id);
      const own = ownDossier(await this.records.byId(dossier.id, transaction), person);
      const member = own?.dossier.members.find(({ membership }) => membership === membershipId);
      if (own === null || member === undefined) throw new Problem('not-found');
      const number = await apply(transaction, own, member);
      await this.writer.bumpAccess(transaction, rooms);
      return number;
    });
    this.live.rightsChanged(rooms);
    await this.events.announce(dossier, seq);
  }

  async #record(
    transaction: Transaction,
    { dossier, asker }: OwnDossier,
    {
      member,
      type,
      action,
      to,
    }: { member: MemberRecord; type: NewEvent['type']; action: string; to?: DossierRole },
  ): Promise<number> {
    const entry: AuditEntry = {
      dossierId: dossier.id,
      personId: asker.person,
      partnerId: asker.standings[0]?.partner ?? null,
      action,
      subject: `membership/${member.membership}`,
      detail: { person: member.person, partner: member.partner, from: member.role, to: to ?? null },
    };
    await this.audit.record(transaction, entry);
    return this.events.record(transaction, dossier.id, {
      type,
      personId: asker.person,
      partnerId: member.partner,
    });
  }
}

function allow(
  { dossier, asker }: OwnDossier,
  action: DossierAction,
  { role, partner, person }: MemberRecord,
): void {
  const membership = { role, partner, person, isPartnerToBeTendered: false };
  const verdict = mayInDossier(asker, action, { dossierStatus: dossier.status, membership });
  if (!verdict.allowed) throw new Problem('not-allowed', { reason: verdict.reason });
}

/** Without an administrator nobody could approve or submit any more. */
function keepAnAdministrator({ dossier }: OwnDossier, leaving: MemberRecord): void {
  const others = dossier.members.filter(
    ({ role, membership }) => role === 'penhouder-admin' && membership !== leaving.membership,
  );
  if (leaving.role === 'penhouder-admin' && others.length === 0) throw new Problem('wrong-state');
}
