import { Inject, Injectable } from '@nestjs/common';
import { repairable } from '@samenpen/dossier-document';
import type { CommittedRoom, Confirmation, Forgery, RoomObserver } from '@samenpen/live-room';
import type { Logger } from 'pino';
import { AuditTrail } from '../audit/audit.service';
import { LOGGER } from '../platform/logger';
import { SectionEdits, type Edit } from '../sections/section-edits';
import { LiveMetrics } from './live-metrics';
import { MovedTexts } from './moved-texts.service';
import { NewSuggestions } from './new-suggestions';
import { TextRepairService } from './text-repair.service';

type InspectedDocument = Parameters<RoomObserver['inspect']>[1];

/** Carries what happened in the rooms to the rest of the server; the rooms never wait for it. */
@Injectable()
export class LiveObserver implements RoomObserver {
  /** One after the other: the first edit of a section starts its life before the next one is looked at. */
  #told: Promise<void> = Promise.resolve();
  /** What gathers while something else is told. */
  readonly #news: Edit[] = [];

  constructor(
    private readonly edits: SectionEdits,
    private readonly audit: AuditTrail,
    private readonly metrics: LiveMetrics,
    private readonly repair: TextRepairService,
    private readonly suggestions: NewSuggestions,
    private readonly moved: MovedTexts,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  committed(rooms: readonly CommittedRoom[]): void {
    this.moved.note(rooms.map(({ roomId }) => roomId));
    const news = this.edits.newsAmong(rooms);
    if (news.length === 0) return;
    const isFirst = this.#news.length === 0;
    this.#news.push(...news);
    if (isFirst) this.#tell('telling of edits', () => this.edits.tell(this.#news.splice(0)));
  }

  forged({ roomId, personId, clientId, clock }: Forgery): void {
    this.log.warn({ roomId, personId, clientId, clock }, 'other bytes for a known client and clock');
    this.#tell('auditing a forged update', () =>
      this.audit.recordAlone({ personId, action: 'live-forged-update', subject: `section/${roomId}`, detail: { clientId, clock } }),
    );
  }

  /** It rests on what a client said of itself, so who it was given to must be found again. */
  confirmed({ roomId, personId, clientId, to }: Confirmation): void {
    this.#tell('auditing a confirmed authorship', () =>
      this.audit.recordAlone({ personId, action: 'live-authorship-confirmed', subject: `section/${roomId}`, detail: { clientId, to } }),
    );
  }

  refused(refusal: { readonly roomId: string; readonly personId: string; readonly reason: string }): void {
    this.metrics.refused(refusal.reason);
    this.log.info(refusal, 'live update refused');
  }

  /** A text that does not fit the schema is no danger (rendering never trusts it), but an editor may stumble over it. */
  inspect(roomId: string, doc: InspectedDocument): void {
    // A text that one of them cannot read must not escape the other.
    this.#look(`finding suggestions in ${roomId}`, () => this.#findSuggestions(roomId, doc));
    this.#look(`judging the text of ${roomId}`, () => this.#judge(roomId, doc));
  }

  #findSuggestions(roomId: string, doc: InspectedDocument): void {
    if (this.suggestions.areIn(roomId, doc)) this.#tell('noting suggestions', () => this.suggestions.note(roomId));
  }

  #judge(roomId: string, doc: InspectedDocument): void {
    const found = repairable(doc);
    if (found.length === 0) return;
    this.log.warn({ roomId, found: found.slice(0, 20) }, 'a text does not fit the schema');
    this.#tell('repairing a text', () => this.repair.repair(roomId));
  }

  #look(doing: string, look: () => void): void {
    try {
      look();
    } catch (fault) {
      // Nothing that anybody asked for fails with it.
      this.fault(fault, doing);
    }
  }

  fault(fault: unknown, doing: string): void {
    this.log.error({ err: fault, doing }, 'live editing');
  }

  /** Resolves when everything so far was told. */
  settled(): Promise<void> {
    return this.#told;
  }

  #tell(doing: string, tell: () => Promise<void>): void {
    this.#told = this.#told.then(tell).catch((fault: unknown) => this.fault(fault, doing));
  }
}
