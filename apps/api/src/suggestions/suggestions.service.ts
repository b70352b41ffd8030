// A decision on suggestions is an edit and a fact at once: the text says what was decided, and the history says who
// decided. Both are written in one transaction under the room's lock, so neither can be without the other.

import { Injectable } from '@nestjs/common';
import type { Actor, SectionSuggestions, SuggestionChange, SuggestionDecisionAsked } from '@samenpen/contracts';
import { personId, sectionId as idOfSection } from '@samenpen/contracts';
import { AuditTrail } from '../audit/audit.service';
import { DossierReader, ownDossier, type OwnDossier } from '../dossiers/dossier-reader';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { DossierEvents } from '../events/dossier-events.service';
import { Notifications } from '../notifications/notifications.service';
import type { Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { LiveRooms } from '../platform/live-rooms';
import { Problem } from '../platform/problem';
import { SectionEdits } from '../sections/section-edits';
import { SectionNews } from '../sections/section-news';
import { SectionReader } from '../sections/section-reader';
import { actorOf } from '../sections/section-summary';
import { sectionVerdict } from '../sections/section-verdict';
import { SectionWriterRepository } from '../sections/section-writer.repository';
import { SectionRepository } from '../sections/section.repository';
import { SuggestionRegister, type OpenSuggestion } from './suggestion-register';
import { SuggestionRepository, type KeptDecision } from './suggestion.repository';

@Injectable()
export class Suggestions {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly records: DossierRecordRepository,
    private readonly sections: SectionRepository,
    private readonly reader: SectionReader,
    private readonly writer: SectionWriterRepository,
    private readonly edits: SectionEdits,
    private readonly news: SectionNews,
    private readonly register: SuggestionRegister,
    private readonly repository: SuggestionRepository,
    private readonly events: DossierEvents,
    private readonly audit: AuditTrail,
    private readonly notifications: Notifications,
    private readonly clock: DossierClock,
    private readonly live: LiveRooms,
  ) {}

  async list(sectionId: string, person: string): Promise<SectionSuggestions> {
    const own = await this.dossiers.openBySection(sectionId, person);
    const facts = await this.#facts(own, sectionId);
    const open = await this.register.open(sectionId);
    const decided = await this.repository.decisions(sectionId);
    const people = [...open.flatMap(({ authorId, others }) => [authorId, ...others]), ...decided.flatMap(({ authorId, decidedBy }) => [authorId, decidedBy])];
    const names = await this.sections.names(people.filter((id) => id !== null));
    const actor = (id: string): Actor => actorOf(personId.parse(id), names);
    const author = (id: string | null): Actor | null => (id === null ? null : actor(id));
    return {
      open: open.map(({ id, authorId, others, at, remark, removed, added }) => ({
        ...{ id, remark, removed, added },
        author: author(authorId),
        others: others.map(actor),
        at: at.toISOString(),
        isMine: authorId === person,
      })),
      decided: decided.map((one) => ({
        id: one.suggestionId,
        ...{ remark: one.remark, removed: one.removed, added: one.added, reason: one.reason },
        author: author(one.authorId),
        at: one.suggestedAt.toISOString(),
        isMine: one.authorId === person,
        decision: verdictOf(one.decision),
        by: actor(one.decidedBy),
        decidedAt: one.decidedAt.toISOString(),
      })),
      mayDecide: sectionVerdict(own.asker, 'write', facts).allowed,
    };
  }

  /** Decides all that are named, or none: what was on the screen is what is decided. */
  async decide(sectionId: string, asked: SuggestionDecisionAsked, person: string): Promise<SectionSuggestions> {
    await this.dossiers.openBySection(sectionId, person);
    await this.edits.catchUp(sectionId);
    const { own, seq } = await this.repository.inTransaction(async (transaction) => {
      await this.writer.lockRooms(transaction, [sectionId]);
      await this.sections.lock(transaction, sectionId);
      const within = ownDossier(await this.records.ofSection(sectionId, transaction), person);
      if (within === null) throw new Problem('not-found');
      return { own: within, seq: await this.#decide(transaction, { own: within, sectionId, asked }) };
    });
    this.live.roomsMoved([sectionId]);
    await this.events.announce(own.dossier, seq);
    return this.list(sectionId, person);
  }

  async change(asked: { readonly sectionId: string; readonly id: string; readonly change: SuggestionChange }, person: string): Promise<SectionSuggestions> {
    const { dossier } = await this.dossiers.openBySection(asked.sectionId, person);
    const open = await this.register.open(asked.sectionId);
    const known = open.find(({ id }) => id === asked.id);
    if (known === undefined) throw new Problem('wrong-state', { reason: 'suggestion-is-gone' });
    if (known.authorId !== person) throw new Problem('not-allowed', { reason: 'not-your-suggestion' });
    await this.repository.setRemark(asked.sectionId, asked.id, asked.change.remark);
    this.live.announce(dossier.slug, { type: 'suggestions-changed', seq: await this.events.head(dossier.id), section: idOfSection.parse(asked.sectionId) });
    return this.list(asked.sectionId, person);
  }

  async #decide(transaction: Transaction, { own, sectionId, asked }: { own: OwnDossier; sectionId: string; asked: SuggestionDecisionAsked }): Promise<number> {
    const isWithdrawal = asked.decision === 'withdraw';
    const facts = await this.#facts(own, sectionId, transaction);
    // Who may write here decides; who made a suggestion may always take it back, while the text is open to remarks.
    const verdict = sectionVerdict(own.asker, isWithdrawal ? 'propose' : 'write', facts);
    if (!verdict.allowed) throw new Problem('not-allowed', { reason: verdict.reason });
    const ids = new Set(asked.ids);
    const chosen = (await this.register.open(sectionId, transaction)).filter(({ id }) => ids.has(id));
    if (chosen.length < ids.size) throw new Problem('wrong-state', { reason: 'suggestion-is-gone' });
    const { person } = own.asker;
    if (isWithdrawal && chosen.some(({ authorId }) => authorId !== person)) throw new Problem('not-allowed', { reason: 'not-your-suggestion' });
    const take = asked.decision === 'accept' ? 'accept' : 'reject';
    const edit = await this.repository.edit(transaction, { sectionId, personId: person, decision: { take, ids } });
    if (edit.kind !== 'stored') throw new Problem('wrong-state', { reason: 'suggestion-is-gone' });
    const decidedAt = this.clock.now();
    const { decision, reason = null } = asked;
    await this.repository.keepDecisions(transaction, sectionId, chosen.map((one) => keptOf(one, { decision, reason, decidedBy: person, decidedAt })));
    if (!isWithdrawal) await this.news.ofEdit(transaction, { dossier: own.dossier, sectionId, by: person });
    const seq = await this.#record(transaction, { own, sectionId, asked });
    await this.notifications.tell(transaction, {
      kind: 'suggestion-decided',
      key: `section/${sectionId}/event/${String(seq)}`,
      dossierId: own.dossier.id,
      persons: chosen.flatMap(({ authorId }) => authorId ?? []),
      by: person,
      sectionId,
      text: reason,
    });
    return seq;
  }

  async #record(transaction: Transaction, { own, sectionId, asked }: { own: OwnDossier; sectionId: string; asked: SuggestionDecisionAsked }): Promise<number> {
    const personId = own.asker.person;
    const partnerId = own.asker.standings[0]?.partner ?? null;
    const seq = await this.events.record(transaction, own.dossier.id, { type: 'suggestions-decided', personId, partnerId, sectionId, reason: asked.reason ?? null });
    await this.audit.record(transaction, {
      dossierId: own.dossier.id,
      personId,
      partnerId,
      action: `suggestions-${asked.decision}`,
      subject: `section/${sectionId}`,
      detail: { suggestions: asked.ids.join(' '), reason: asked.reason ?? null, event: seq },
    });
    return seq;
  }

  async #facts(own: OwnDossier, sectionId: string, transaction?: Transaction) {
    const section = await this.sections.one(sectionId, transaction);
    const known = section === null ? null : await this.reader.known(own.dossier, section, transaction === undefined ? {} : { transaction });
    if (known === null) throw new Problem('not-found');
    return known.facts;
  }
}

type Decided = Pick<KeptDecision, 'decision' | 'decidedBy' | 'decidedAt' | 'reason'>;

function keptOf({ id, authorId, at, remark, removed, added }: OpenSuggestion, decided: Decided): KeptDecision {
  return { suggestionId: id, authorId, suggestedAt: at, remark, removed, added, ...decided };
}

/** The column holds nothing else: only `decide` writes it. */
function verdictOf(decision: string): 'accept' | 'reject' | 'withdraw' {
  return decision === 'accept' || decision === 'withdraw' ? decision : 'reject';
}
