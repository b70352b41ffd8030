import { Injectable } from '@nestjs/common';
import type { NotificationKind, SectionEvent } from '@samenpen/contracts';
import type { DossierRecord } from '../dossiers/dossier-record';
import { Notifications } from '../notifications/notifications.service';
import type { Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { penhouderAdmins, peopleOf, workersOn, writersOf } from './section-audience';
import type { SectionRecord } from './section-record';
import { SectionRepository } from './section.repository';
import type { Cause } from './transition-marks';

/** A section as it stood before what happened to it, and the number of the event. */
export type SectionChanged = { readonly dossier: DossierRecord; readonly section: SectionRecord; readonly seq: number };

/** Somebody's edit. */
type EditIn = { readonly dossier: DossierRecord; readonly section: SectionRecord; readonly by: string };

/** The events that ask something of somebody or end it; whoever follows the dossier sees the others. */
const KINDS: Partial<Record<SectionEvent, NotificationKind>> = {
  'request-changes': 'changes-requested',
  approve: 'approved',
  reopen: 'reopened',
  'request-reopen': 'reopen-requested',
};

/** Tells the people whom a change of a section concerns. */
@Injectable()
export class SectionNews {
  constructor(
    private readonly notifications: Notifications,
    private readonly sections: SectionRepository,
    private readonly clock: DossierClock,
  ) {}

  async ofTransition(transaction: Transaction, changed: SectionChanged, { event, by, reason }: Cause): Promise<void> {
    const kind = KINDS[event];
    if (kind === undefined) return;
    await this.#tell(transaction, changed, { kind, by, text: reason, persons: concernedBy(kind, changed) });
  }

  /** `section` is as it stands now: with its new assignee. */
  async ofAssignment(transaction: Transaction, changed: SectionChanged, by: string): Promise<void> {
    const { dossier, section } = changed;
    await this.#tell(transaction, changed, { kind: 'assigned', by, moment: section.dueAt, persons: workersOn(dossier, section) });
  }

  /**
   * An edit in a partner's own section by somebody who does not act for it: once a day, however much is written. Only
   * the penhouder and the facilitator may write there.
   */
  async ofEdit(transaction: Transaction, { sectionId, ...edit }: Pick<EditIn, 'dossier' | 'by'> & { readonly sectionId: string }): Promise<void> {
    const section = await this.sections.one(sectionId, transaction);
    if (section !== null) await this.ofEditIn(transaction, { ...edit, section });
  }

  /** The same, of a section that is known already. */
  async ofEditIn(transaction: Transaction, { dossier, section: { id: sectionId, owner }, by }: EditIn): Promise<void> {
    if (owner === null || peopleOf(dossier, owner).includes(by)) return;
    await this.notifications.tell(transaction, {
      kind: 'edited',
      key: `section/${sectionId}/edited/${by}/${this.clock.now().toISOString().slice(0, 10)}`,
      dossierId: dossier.id,
      sectionId,
      by,
      persons: writersOf(dossier, owner),
    });
  }

  #tell(
    transaction: Transaction,
    { dossier, section, seq }: SectionChanged,
    news: { kind: NotificationKind; by: string; persons: readonly string[]; text?: string | null; moment?: Date | null },
  ): Promise<void> {
    return this.notifications.tell(transaction, {
      ...news,
      key: `event/${dossier.id}/${seq}`,
      dossierId: dossier.id,
      sectionId: section.id,
    });
  }
}

function concernedBy(kind: NotificationKind, { dossier, section }: SectionChanged): string[] {
  const workers = workersOn(dossier, section);
  const { markedReady } = section;
  if (kind === 'reopen-requested') return penhouderAdmins(dossier);
  if (markedReady === null) return workers;
  // A section that nobody was given is the work of those who brought it this far.
  const finishers = workers.length > 0 ? workers : writersOf(dossier, markedReady.partner);
  return [...finishers, markedReady.person];
}
