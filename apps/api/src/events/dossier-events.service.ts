import { Injectable } from '@nestjs/common';
import { dossierEvent, type DossierEvent, type EventQuery } from '@samenpen/contracts';
import type { DossierRecord } from '../dossiers/dossier-record';
import type { Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { LiveRooms } from '../platform/live-rooms';
import { DossierEventRepository, type EventRow } from './dossier-event.repository';

/** What happened; number and time are added when it is recorded. */
export type NewEvent = Partial<Omit<EventRow, 'seq' | 'at' | 'type'>> & {
  readonly type: DossierEvent['type'];
};

/** What an event's row names, by id. */
type NamedRow = EventRow & {
  readonly section: { readonly key: string; readonly ownerId: string | null } | null;
};

/**
 * Milliseconds for which an edit in the history stands for the later ones of the same person in the section: a little
 * less than a quarter of an hour, after which the engine's side tells again.
 */
const EDIT_SHOWS_FOR = 14 * 60_000;

/** For these the partner is the one concerned; for the others the one in whose name somebody acted. */
const ABOUT_A_PARTNER: readonly string[] = ['reminder', 'member-added', 'member-removed'];

/** The history of a dossier: one order, the same numbers over HTTP and live. */
@Injectable()
export class DossierEvents {
  constructor(
    private readonly repository: DossierEventRepository,
    private readonly clock: DossierClock,
    private readonly live: LiveRooms,
  ) {}

  /** Records in the transaction of the change; announce the number after its commit. */
  record(
    transaction: Transaction,
    dossierId: string,
    { type, ...more }: NewEvent,
  ): Promise<number> {
    const nothing = {
      personId: null,
      partnerId: null,
      sectionId: null,
      event: null,
      fromStatus: null,
      toStatus: null,
    };
    const at = this.clock.now();
    return this.repository.append(transaction, dossierId, {
      ...nothing,
      reason: null,
      version: null,
      ...more,
      type,
      at,
    });
  }

  /** Whether the history shows an edit of the person in the section, lately and since its state was last changed. */
  showsEdit(
    transaction: Transaction,
    edit: { readonly sectionId: string; readonly author: string },
  ): Promise<boolean> {
    const since = new Date(this.clock.now().getTime() - EDIT_SHOWS_FOR);
    return this.repository.hasEdit(transaction, { ...edit, since });
  }

  /** Tells everybody who follows the dossier live. */
  async announce(dossier: DossierRecord, seq: number): Promise<void> {
    const [event] = await this.#events(dossier, [await this.repository.one(dossier.id, seq)]);
    if (event !== undefined) this.live.announce(dossier.slug, event);
  }

  async list(
    dossier: DossierRecord,
    query: EventQuery,
  ): Promise<{ items: DossierEvent[]; nextCursor: string | null }> {
    const after = query.cursor === undefined ? query.after : Number.parseInt(query.cursor, 10) || 0;
    const rows = await this.repository.list(dossier.id, { ...query, after });
    const isFull = query.last === undefined && rows.length === query.limit;
    const nextCursor = isFull ? String(rows.at(-1)?.seq ?? 0) : null;
    return { items: await this.#events(dossier, rows), nextCursor };
  }

  /** The last number given in a dossier. */
  head(dossierId: string): Promise<number> {
    return this.repository.head(dossierId);
  }

  lastActivity(dossierIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    return this.repository.lastActivity(dossierIds);
  }

  async #events(dossier: DossierRecord, rows: readonly NamedRow[]): Promise<DossierEvent[]> {
    const names = await this.repository.names(rows.flatMap(({ personId }) => personId ?? []));
    return rows.map((row) => {
      const person = row.personId === null ? undefined : names.get(row.personId);
      return dossierEvent.parse({
        seq: row.seq,
        type: row.type,
        at: row.at.toISOString(),
        by:
          person === undefined
            ? null
            : { person: person.id, name: person.name, organisation: person.organisation },
        section: sectionOf(dossier, row),
        partner: partnerOf(dossier, row),
        transition:
          row.event === null || row.fromStatus === null ? null : { event: row.event, from: row.fromStatus, to: row.toStatus },
        ...(typeof row.reviewSessionId === 'string' && { reviewSession: { id: row.reviewSessionId, step: row.event } }),
        ...(typeof row.threadId === 'string' && { thread: { id: row.threadId, step: row.event } }),
        reason: row.reason,
        version: row.version,
      });
    });
  }
}

function sectionOf({ template, partners }: DossierRecord, { sectionId, section }: NamedRow): object | null {
  if (section === null) return null;
  const title = template.sections.find(({ key }) => key === section.key)?.title ?? section.key;
  const owner = partners.find(({ id }) => id === section.ownerId);
  return { id: sectionId, key: section.key, title, partner: section.ownerId, partnerName: owner?.name ?? null };
}

function partnerOf({ partners }: DossierRecord, { type, partnerId }: NamedRow): object | null {
  if (!ABOUT_A_PARTNER.includes(type)) return null;
  const partner = partners.find(({ id }) => id === partnerId);
  return partner === undefined ? null : { id: partner.id, name: partner.name };
}
