import { Injectable } from '@nestjs/common';
import { dossierEvent, type DossierEvent, type EventQuery } from '@samenpen/contracts';
import type { DossierRecord } from '../dossiers/dossier-record';
import type { Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { LiveRooms } from '../platform/live-rooms';
import { numberIn } from '../platform/page';
import { DossierEventRepository, NOTHING_ELSE, type EventRow, type SeenEdit } from './dossier-event.repository';
import { ShownEdits } from './shown-edits';

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
  async record(transaction: Transaction, dossierId: string, event: NewEvent): Promise<number> {
    const [seq] = await this.recordAll(transaction, dossierId, [event]);
    if (seq === undefined) throw new Error('an event was given no number');
    return seq;
  }

  /** Records several, in this order. */
  recordAll(transaction: Transaction, dossierId: string, events: readonly NewEvent[]): Promise<number[]> {
    const at = this.clock.now();
    return this.repository.append(transaction, dossierId, events.map((event) => ({ ...NOTHING_ELSE, ...event, at })));
  }

  /** The edits in these sections that the history shows: lately, and since the section's state was last changed. */
  async editsShown(transaction: Transaction, edits: readonly SeenEdit[]): Promise<ShownEdits> {
    const since = new Date(this.clock.now().getTime() - EDIT_SHOWS_FOR);
    const sectionIds = [...new Set(edits.map(({ sectionId }) => sectionId))];
    return new ShownEdits(await this.repository.edits(transaction, sectionIds, since));
  }

  /** Tells everybody who follows the dossier live. */
  announce(dossier: DossierRecord, seq: number): Promise<void> {
    return this.announceAll(dossier, [seq]);
  }

  async announceAll(dossier: DossierRecord, seqs: readonly number[]): Promise<void> {
    if (seqs.length === 0) return;
    const events = await this.#events(dossier, await this.repository.some(dossier.id, seqs));
    for (const event of events) this.live.announce(dossier.slug, event);
  }

  async list(
    dossier: DossierRecord,
    query: EventQuery,
  ): Promise<{ items: DossierEvent[]; nextCursor: string | null }> {
    const after = numberIn(query.cursor) ?? query.after;
    const rows = await this.repository.list(dossier.id, { ...query, after: after === undefined ? after : numberOf(after) });
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
    const names = await this.repository.names(rows.flatMap(({ personId, chairId }) => [personId ?? [], chairId ?? []].flat()));
    return rows.map((row) => {
      const actorOf = (id: string | null | undefined): object | null => {
        const person = id == null ? undefined : names.get(id);
        return person === undefined ? null : { person: person.id, name: person.name, organisation: person.organisation };
      };
      return dossierEvent.parse({
        seq: row.seq,
        type: row.type,
        at: row.at.toISOString(),
        by: actorOf(row.personId),
        section: sectionOf(dossier, row),
        partner: partnerOf(dossier, row),
        transition:
          row.event === null || row.fromStatus === null ? null : { event: row.event, from: row.fromStatus, to: row.toStatus },
        ...(typeof row.reviewSessionId === 'string' && { reviewSession: { id: row.reviewSessionId, step: row.event, chair: actorOf(row.chairId) } }),
        ...(typeof row.threadId === 'string' && { thread: { id: row.threadId, step: row.event } }),
        reason: row.reason,
        version: row.version,
      });
    });
  }
}

/** As the column holds it: beyond its largest number there is nothing. */
const numberOf = (asked: number): number => Math.min(Math.max(asked, 0), 2 ** 31 - 1);

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
