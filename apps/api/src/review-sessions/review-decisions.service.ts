// A decision on an item is two things at once: a line of the minutes and an event of the section. Both are written in
// one transaction, under the section's locks and then the sessions', so that a server that dies in between leaves both
// or neither. The event is done with the rights of the person who decides or confirms, never with those of the session.

import { Injectable } from '@nestjs/common';
import type { DecisionKind, ReasonCode, ReviewMove, SectionEvent, SectionSummary, Stance } from '@samenpen/contracts';
import { decisionKind, personId, stance } from '@samenpen/contracts';
import { confirmationEvent, decisionOutcome, lacksReason } from '@samenpen/dossier-rules';
import type { Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { Problem } from '../platform/problem';
import { SectionContentService } from '../sections/section-content.service';
import { SectionReader } from '../sections/section-reader';
import { SectionTransitions } from '../sections/section-transitions.service';
import { SectionWriterRepository } from '../sections/section-writer.repository';
import { SectionRepository } from '../sections/section.repository';
import { allow, itemOf } from './moves/session-move';
import { ReviewSessionNews } from './review-session-news';
import { ReviewSessionReader, type OwnSession } from './review-session-reader';
import { ReviewSessionRepository, type ReviewItemRow } from './review-session.repository';

type Decide = Extract<ReviewMove, { move: 'decide' }>;
type Confirm = Extract<ReviewMove, { move: 'confirm' }>;
type Undecide = Extract<ReviewMove, { move: 'undecide' }>;

/** An item of a session, for the person who decides on it. */
type HeldItem = OwnSession & { readonly item: ReviewItemRow };

/** With these another person can do what this one may not; every other refusal holds for everybody. */
const ANOTHER_MAY: ReadonlySet<ReasonCode> = new Set(['role-may-not-approve', 'four-eyes-marked-ready', 'four-eyes-changed-text']);

@Injectable()
export class ReviewDecisions {
  constructor(
    private readonly reader: ReviewSessionReader,
    private readonly repository: ReviewSessionRepository,
    private readonly sections: SectionReader,
    private readonly contents: SectionContentService,
    private readonly transitions: SectionTransitions,
    private readonly writer: SectionWriterRepository,
    private readonly rows: SectionRepository,
    private readonly news: ReviewSessionNews,
    private readonly clock: DossierClock,
  ) {}

  async make(sessionId: string, move: Decide | Confirm | Undecide, person: string): Promise<void> {
    const held = await this.#hold(sessionId, move.item, { person });
    if (move.move === 'decide') await this.#decide(held, move);
    else if (move.move === 'confirm') await this.#confirm(held, move);
    else await this.#undecide(held);
    await this.news.hint(held.own.dossier, sessionId);
  }

  async #decide(held: HeldItem, move: Decide): Promise<void> {
    const { own, item } = held;
    if (isSame(item, move, own.asker.person)) return;
    this.#allowDeciding(held);
    const section = await this.sections.summary(own, item.sectionId);
    const outcome = decisionOutcome({
      kind: move.kind,
      status: section.status,
      stances: stancesOf(item),
      reason: move.reason ?? null,
      readyFirst: move.readyFirst,
      mayApprove: mayDecideAlone(section, move),
    });
    if ('needs' in outcome) throw new Problem('reason-required');
    if ('refused' in outcome) throw new Problem('not-allowed', { reason: outcome.refused });
    const [event] = outcome.events;
    await this.#inSection(held, event === undefined ? null : { event, version: move.version, reason: move.reason }, async (transaction, fresh) => {
      this.#allowDeciding(fresh);
      refuseUnexplained(fresh.item, { kind: move.kind, reason: move.reason ?? null });
      if (move.kind === 'approve' && outcome.waits) await this.#refuseOther(transaction, item, move.version);
      await this.repository.changeItem(transaction, item.id, {
        decisionKind: move.kind,
        decisionState: outcome.waits ? 'waiting' : 'done',
        decisionReason: move.reason ?? null,
        decidedBy: own.asker.person,
        decidedAt: this.clock.now(),
        decidedVersion: move.version ?? null,
        readyBy: event === 'mark-ready' ? own.asker.person : null,
      });
    });
  }

  /** Before the work is done, and once more under the session's lock. */
  #allowDeciding(held: HeldItem): void {
    allow(held, 'chair', this.clock.now());
    refuseUnless(held.row.currentItemId === held.item.id, 'not-on-the-table');
    refuseUnless(held.item.decisionKind === null, 'already-decided');
  }

  async #confirm(held: HeldItem, move: Confirm): Promise<void> {
    const { own, item } = held;
    if (item.decisionState === 'done' && item.confirmedBy === own.asker.person) return;
    allow(held, 'confirm', this.clock.now());
    refuseUnless(item.decisionState === 'waiting', 'nothing-waits');
    const section = await this.sections.summary(own, item.sectionId);
    const next = confirmationEvent({
      kind: decisionKind.parse(item.decisionKind),
      status: section.status,
      readyBy: item.readyBy === null ? null : personId.parse(item.readyBy),
      confirmer: own.asker.person,
    });
    if ('refused' in next) throw new Problem('not-allowed', { reason: next.refused });
    const request = { event: next.event, version: move.version, reason: item.decisionReason ?? undefined };
    await this.#inSection(held, request, async (transaction, fresh) => {
      allow(fresh, 'confirm', this.clock.now());
      refuseUnless(fresh.item.decisionState === 'waiting' && isSameDecision(fresh.item, item), 'nothing-waits');
      refuseUnexplained(fresh.item, { kind: decisionKind.parse(item.decisionKind), reason: item.decisionReason });
      await this.repository.changeItem(transaction, item.id, {
        decisionState: 'done',
        confirmedBy: own.asker.person,
        ...(move.version !== undefined && { decidedVersion: move.version }),
      });
    });
  }

  /** What waits is about what lay on the screen, as what is done at once. */
  async #refuseOther(transaction: Transaction, { sectionId }: ReviewItemRow, version: string | undefined): Promise<void> {
    const text = await this.contents.textOf(sectionId, transaction);
    if (text !== null && text.version !== version) throw new Problem('version-changed', { currentVersion: text.version });
  }

  /** What was done stays done: a section is reopened by its own event. */
  async #undecide(held: HeldItem): Promise<void> {
    if (held.item.decisionKind === null) return;
    allow(held, 'minutes', this.clock.now());
    await this.#inSection(held, null, async (transaction, fresh) => {
      allow(fresh, 'minutes', this.clock.now());
      const { item } = fresh;
      const isOpen = item.decisionState === 'waiting' || item.decisionKind === 'postpone';
      refuseUnless(isOpen, 'already-decided');
      await this.repository.changeItem(transaction, item.id, {
        decisionKind: null,
        decisionState: null,
        decisionReason: null,
        decidedBy: null,
        decidedAt: null,
        decidedVersion: null,
        readyBy: null,
      });
    });
  }

  /** Writes the line of the minutes together with the event of the section, where there is one. */
  async #inSection(
    { own, row, item }: HeldItem,
    request: { event: SectionEvent; version: string | undefined; reason: string | undefined } | null,
    write: (transaction: Transaction, fresh: HeldItem) => Promise<void>,
  ): Promise<void> {
    const person = own.asker.person;
    const alongside = async (transaction: Transaction) => {
      await this.repository.lockAbout(transaction, { id: row.id, sectionId: item.sectionId });
      await write(transaction, await this.#hold(row.id, item.id, { person, transaction }));
      await this.repository.change(transaction, row.id, { minutes: true });
    };
    if (request === null) return this.#withoutEvent(item.sectionId, alongside);
    const { event, version, reason } = request;
    const asked = { event, ...(version !== undefined && { version }), ...(reason !== undefined && { reason }) };
    await this.transitions.changeAlong(item.sectionId, asked, { person, alongside });
  }

  /**
   * The section is held where nothing is done to it as well: what waits for it stays the same meanwhile, so that whoever
   * does something to it finds the sessions to note it in among those that are held already, and takes no other after them.
   */
  #withoutEvent(sectionId: string, alongside: (transaction: Transaction) => Promise<void>): Promise<void> {
    return this.repository.inTransaction(async (transaction) => {
      await this.writer.lockRooms(transaction, [sectionId]);
      await this.rows.lock(transaction, sectionId);
      await alongside(transaction);
    });
  }

  async #hold(
    sessionId: string,
    itemId: string,
    { person, transaction }: { readonly person: string; readonly transaction?: Transaction },
  ): Promise<HeldItem> {
    const held = transaction === undefined ? await this.reader.known(sessionId, person) : await this.reader.open(sessionId, person, transaction);
    return { ...held, item: itemOf(held, itemId) };
  }
}

function refuseUnless(holds: boolean, reason: ReasonCode): void {
  if (!holds) throw new Problem('not-allowed', { reason });
}

const stancesOf = (item: ReviewItemRow): Stance[] => item.stances.map((held) => stance.parse(held.stance));

/** Over a *niet akkoord* nothing is approved without a reason, also when it was stated after the chair decided. */
function refuseUnexplained(item: ReviewItemRow, { kind, reason }: { readonly kind: DecisionKind; readonly reason: string | null }): void {
  refuseUnless(!lacksReason({ kind, reason, stances: stancesOf(item) }), 'disagreement-needs-reason');
}

/** Whether it is still what was read: not taken back, and not another one since. */
const isSameDecision = (now: ReviewItemRow, before: ReviewItemRow): boolean =>
  now.decisionKind === before.decisionKind && now.decidedAt?.getTime() === before.decidedAt?.getTime();

/** The same decision, sent again because its answer was lost. */
function isSame(item: ReviewItemRow, { kind, version, reason }: Decide, person: string): boolean {
  return (
    item.decisionKind === kind &&
    item.decidedBy === person &&
    item.decidedVersion === (version ?? null) &&
    item.decisionReason === (reason ?? null)
  );
}

/** Whether the person can do it at once. What nobody could do now is refused here, so that nothing waits in vain. */
function mayDecideAlone({ may, mayNot }: SectionSummary, { kind, readyFirst }: Decide): boolean {
  const action = kind === 'approve' ? 'approve' : 'requestChanges';
  if (kind === 'postpone' || may[action]) return true;
  const reason = mayNot[action];
  const isOnTheWay = kind === 'approve' && readyFirst && reason === 'section-is-not-ready';
  if (reason === undefined || isOnTheWay || ANOTHER_MAY.has(reason)) return false;
  throw new Problem('not-allowed', { reason });
}
