// An event on a section is decided where edits are ordered: under the lock of its room. Updates stored
// before it are part of what is judged, updates after it meet the new state; there is no third case.

import { Injectable } from '@nestjs/common';
import type { Asker, SectionAction, SectionFacts, Standing } from '@samenpen/access-policy';
import type {
  SectionStatus,
  SectionTransition,
  SectionTransitionAnswer,
} from '@samenpen/contracts';
import { actionOf, approveFindings, nextSectionState } from '@samenpen/dossier-rules';
import { AuditTrail } from '../audit/audit.service';
import { DossierReader, ownDossier, type OwnDossier } from '../dossiers/dossier-reader';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { DossierEvents } from '../events/dossier-events.service';
import type { Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { LiveRooms } from '../platform/live-rooms';
import { Problem } from '../platform/problem';
import { SectionContentService } from './section-content.service';
import { SectionEdits } from './section-edits';
import { SectionNews } from './section-news';
import { hasFourEyes, withText } from './section-facts';
import { SectionReader, type KnownSection } from './section-reader';
import { sectionVerdict } from './section-verdict';
import type { SectionText } from './section-record';
import { SectionWriterRepository } from './section-writer.repository';
import { SectionRepository } from './section.repository';
import { marksOf, type Cause } from './transition-marks';
import { WaitingDecisionsRepository } from './waiting-decisions.repository';

/** A section under its lock, as it stands when the event is decided. */
type HeldSection = KnownSection & { readonly own: OwnDossier; readonly text: SectionText | null };

/** What belongs to an event and is written in the same transaction: both happen, or neither. */
export type Alongside = (transaction: Transaction) => Promise<void>;

type Outcome = { readonly seq: number; readonly status: SectionStatus; readonly own: OwnDossier };

@Injectable()
export class SectionTransitions {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly records: DossierRecordRepository,
    private readonly sections: SectionRepository,
    private readonly reader: SectionReader,
    private readonly contents: SectionContentService,
    private readonly writer: SectionWriterRepository,
    private readonly events: DossierEvents,
    private readonly audit: AuditTrail,
    private readonly clock: DossierClock,
    private readonly live: LiveRooms,
    private readonly edits: SectionEdits,
    private readonly news: SectionNews,
    private readonly waiting: WaitingDecisionsRepository,
  ) {}

  change(
    sectionId: string,
    request: SectionTransition,
    person: string,
  ): Promise<SectionTransitionAnswer> {
    return this.changeAlong(sectionId, request, { person, alongside: () => Promise.resolve() });
  }

  /**
   * With something that stands or falls with the event; it comes after the locks of room and section, and before the
   * event takes its number: whoever else holds what it locks may wait for a number as well.
   */
  async changeAlong(
    sectionId: string,
    request: SectionTransition,
    { person, alongside }: { readonly person: string; readonly alongside: Alongside },
  ): Promise<SectionTransitionAnswer> {
    const asked = await this.dossiers.openBySection(sectionId, person);
    await this.edits.catchUp(sectionId);
    if (request.event === 'approve') await this.#announceClosing(asked, sectionId);
    const { seq, status, own } = await this.#inOrder(sectionId, request, { person, alongside });
    await this.events.announce(own.dossier, seq);
    const section = await this.reader.summary(own, sectionId);
    return { status, version: section.version, section };
  }

  /** Lets pending edits land first; only for somebody whose approval could come of it. */
  async #announceClosing({ dossier, asker }: OwnDossier, sectionId: string): Promise<void> {
    const section = await this.sections.one(sectionId);
    const known = section === null ? null : await this.reader.known(dossier, section);
    if (known === null) throw new Problem('not-found');
    permittingStanding(asker, 'approve', known.facts);
    await this.live.closing(sectionId);
  }

  async #inOrder(
    sectionId: string,
    request: SectionTransition,
    { person, alongside }: { readonly person: string; readonly alongside: Alongside },
  ): Promise<Outcome> {
    try {
      return await this.sections.inTransaction(async (transaction) => {
        const held = await this.#hold(transaction, sectionId, person);
        await alongside(transaction);
        const done = { sectionId, event: request.event, personId: person, version: held.text?.version ?? null };
        await this.waiting.confirm(transaction, done);
        return this.#decide(transaction, held, request);
      });
    } finally {
      // Also after a refusal: a room that was closing goes on.
      this.live.rightsChanged([sectionId]);
    }
  }

  /** Locks first, reads afterwards: what is read stays true until the commit. */
  async #hold(transaction: Transaction, sectionId: string, person: string): Promise<HeldSection> {
    await this.writer.lockRooms(transaction, [sectionId]);
    await this.sections.lock(transaction, sectionId);
    const own = ownDossier(await this.records.ofSection(sectionId, transaction), person);
    const section = await this.sections.one(sectionId, transaction);
    if (own === null || section === null) throw new Problem('not-found');
    const known = await this.reader.known(own.dossier, section, { transaction });
    if (known === null) throw new Problem('not-found');
    const text = await this.contents.textOf(sectionId, transaction);
    return { ...known, facts: withText(known.facts, text), own, text };
  }

  async #decide(
    transaction: Transaction,
    held: HeldSection,
    request: SectionTransition,
  ): Promise<Outcome> {
    const { own, section, text } = held;
    const standing = permittingStanding(own.asker, actionOf(request.event), held.facts);
    const status = nextStatus(held, request);
    const cause: Cause = {
      event: request.event,
      by: own.asker.person,
      partner: standing.partner,
      at: this.clock.now(),
      version: text?.version ?? null,
      reason: request.reason ?? null,
    };
    const approval =
      request.event === 'approve'
        ? {
            approvalId: await this.#approve(transaction, held, { version: request.version, cause }),
          }
        : {};
    await this.writer.setState(transaction, section.id, { status, ...marksOf(cause), ...approval });
    if (status !== section.status) {
      await this.writer.bumpAccess(transaction, [section.id], isClosed(status) ? 'closed' : 'open');
    }
    return { seq: await this.#record(transaction, held, { cause, status }), status, own };
  }

  /** Binds the approval to what was on the screen: another version, and nothing happens. */
  async #approve(
    transaction: Transaction,
    held: HeldSection,
    asked: { version: string | undefined; cause: Cause },
  ): Promise<string> {
    const { section, instance, text } = held;
    if (text === null) throw new Problem('not-allowed', { reason: 'has-no-room' });
    if (asked.version !== text.version)
      throw new Problem('version-changed', { currentVersion: text.version });
    const findings = approveFindings({
      characters: text.characters,
      limits: instance.limits,
      limitsSource: instance.limitsSource,
      isEmpty: isBlank(text),
    });
    if (findings.length > 0) throw new Problem('findings', { findings });
    return this.writer.keepApproval(transaction, section.id, {
      text,
      personId: asked.cause.by,
      at: asked.cause.at,
    });
  }

  async #record(
    transaction: Transaction,
    held: HeldSection,
    { cause, status }: { cause: Cause; status: SectionStatus },
  ): Promise<number> {
    const { own, section, text } = held;
    const { event, reason, version } = cause;
    const seq = await this.events.record(transaction, own.dossier.id, {
      type: 'section',
      personId: cause.by,
      partnerId: cause.partner,
      sectionId: section.id,
      event,
      fromStatus: section.status,
      toStatus: status,
      reason,
      version,
      roomSeq: text === null ? null : BigInt(text.head),
    });
    await this.audit.record(transaction, {
      dossierId: own.dossier.id,
      personId: cause.by,
      partnerId: cause.partner,
      action: `section-${event}`,
      subject: `section/${section.id}`,
      detail: {
        from: section.status,
        to: status,
        version,
        reason,
        event: seq,
        // With one administrator four eyes cannot hold; then that is on record.
        ...(event === 'approve' && { fourEyes: hasFourEyes(own.dossier) }),
      },
    });
    await this.news.ofTransition(transaction, { dossier: own.dossier, section, seq }, cause);
    return seq;
  }
}

/** The capacity in which the person acts: the first one that has the right. Without one it is refused. */
function permittingStanding(asker: Asker, action: SectionAction, facts: SectionFacts): Standing {
  const verdict = sectionVerdict(asker, action, facts);
  if (!verdict.allowed) throw new Problem('not-allowed', { reason: verdict.reason });
  const standing = asker.standings.find(
    (held) => sectionVerdict({ person: asker.person, standings: [held] }, action, facts).allowed,
  );
  if (standing === undefined) throw new Problem('not-allowed', { reason: 'no-part-in-dossier' });
  return standing;
}

function nextStatus(
  { section, instance, facts, text }: HeldSection,
  { event, reason, version }: SectionTransition,
): SectionStatus {
  const next = nextSectionState(event, {
    kind: instance.kind,
    status: section.status,
    mayBeNotApplicable: instance.mayBeNotApplicable,
    isConsolidated: instance.isConsolidated,
    hasOpenSuggestions: facts.hasOpenSuggestions,
    isEmpty: text === null || isBlank(text),
    reason: reason ?? null,
    version: version ?? null,
  });
  if ('to' in next) return next.to;
  if ('refused' in next) throw new Problem('not-allowed', { reason: next.refused });
  if (next.needs === 'reason') throw new Problem('reason-required');
  throw new Problem('bad-request', {
    faults: [{ path: 'version', message: 'name the version that was on the screen' }],
  });
}

function isBlank({ text }: SectionText): boolean {
  return text.trim() === '';
}

/** In these states nobody writes, whatever the role. */
function isClosed(status: SectionStatus): boolean {
  return status === 'approved' || status === 'not-applicable' || status === 'confirmed';
}
