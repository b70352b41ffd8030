// Everything that happens in a session, one move after the other under the lock of its row; what each one does stands
// in `moves`. What changes a section is in `review-decisions.service`, for there the section's own lock comes first; who
// comes in is let in together with others (`review-arrivals.service`).

import { Injectable } from '@nestjs/common';
import type { ReviewMove, ReviewSession } from '@samenpen/contracts';
import { DossierClock } from '../platform/dossier-clock';
import { Problem } from '../platform/problem';
import { ActionPointMoves } from './moves/action-point-moves';
import { CourseMoves } from './moves/course-moves';
import { MinutesMoves } from './moves/minutes-moves';
import { PresenceMoves } from './moves/presence-moves';
import { allow, type Done, type HeldSession, type Makers, type MoveOf, type PlainKind } from './moves/session-move';
import { TableMoves } from './moves/table-moves';
import { ReviewArrivals } from './review-arrivals.service';
import { ReviewDecisions } from './review-decisions.service';
import { ReviewSessionNews } from './review-session-news';
import { ReviewSessionReader, type KnownSession } from './review-session-reader';
import { ReviewSessionRepository } from './review-session.repository';

@Injectable()
export class ReviewMoves {
  readonly #makers: Makers<PlainKind>;

  constructor(
    private readonly reader: ReviewSessionReader,
    private readonly repository: ReviewSessionRepository,
    private readonly decisions: ReviewDecisions,
    private readonly news: ReviewSessionNews,
    private readonly clock: DossierClock,
    private readonly arrivals: ReviewArrivals,
    private readonly presence: PresenceMoves,
    private readonly table: TableMoves,
    course: CourseMoves,
    minutes: MinutesMoves,
    actionPoints: ActionPointMoves,
  ) {
    this.#makers = { ...presence.makers, ...table.makers, ...course.makers, ...minutes.makers, ...actionPoints.makers };
  }

  async make(id: string, move: ReviewMove, person: string): Promise<ReviewSession> {
    if (move.move === 'decide' || move.move === 'confirm' || move.move === 'undecide') {
      await this.decisions.make(id, move, person);
      return this.reader.one(id, person);
    }
    const known = await this.reader.known(id, person);
    if (move.move === 'be-here') return this.#beHere(known, move);
    const done = await this.repository.inTransaction(async (transaction) => {
      await this.table.lockTexts(transaction, known, move);
      await this.repository.lock(transaction, id);
      const held = await this.reader.open(id, person, transaction);
      return this.#apply({ ...held, transaction, now: this.clock.now() }, move.move, move);
    });
    const { own } = known;
    if (done.seq !== undefined) await this.news.announce(own.dossier, id, done.seq);
    else if (done.isNews) await this.news.hint(own.dossier, id);
    return this.reader.one(id, person);
  }

  async #beHere(known: KnownSession, move: MoveOf<'be-here'>): Promise<ReviewSession> {
    const { own, row } = known;
    if (await this.presence.stayHere(known, move, this.clock.now())) return this.reader.answer(known);
    if (await this.arrivals.comeIn(known, move)) return this.reader.one(row.id, own.asker.person);
    // It does not run: it has not begun, or ended just now.
    const now = await this.reader.known(row.id, own.asker.person);
    allow(now, 'join', this.clock.now());
    throw new Problem('wrong-state');
  }

  /** The kind stands apart so that the compiler sees that maker and move belong together. */
  #apply<Kind extends PlainKind>(held: HeldSession, kind: Kind, move: MoveOf<Kind>): Promise<Done> {
    return this.#makers[kind](held, move);
  }
}
