// When a session begins everybody comes in at once. Each arrival by itself would hold the session, read it and the
// dossier once more, and be news to all who are in. So who comes while others are being let in waits for the next turn:
// all of them are written in one transaction, and told of once. Each session has turns of its own.

import { Injectable } from '@nestjs/common';
import { DossierClock } from '../platform/dossier-clock';
import { GatheredPerPlace } from '../platform/gathered-per-place';
import { attendee } from './moves/presence-moves';
import { allow, type MoveOf } from './moves/session-move';
import { isHere } from './review-session-answer';
import { ReviewSessionNews } from './review-session-news';
import type { OwnSession } from './review-session-reader';
import { ReviewSessionRepository, type Arrival } from './review-session.repository';

type Arriving = Arrival & { readonly own: OwnSession['own'] };

@Injectable()
export class ReviewArrivals {
  readonly #arrivals: GatheredPerPlace<Arriving, true>;

  constructor(
    private readonly repository: ReviewSessionRepository,
    private readonly news: ReviewSessionNews,
    private readonly clock: DossierClock,
  ) {
    this.#arrivals = new GatheredPerPlace((id, arriving) => this.#letIn(id, arriving));
  }

  /** Whether the person was let in; false when the session runs no more, or not yet. Throws what the policy refuses. */
  async comeIn(known: OwnSession, { partner }: MoveOf<'be-here'>): Promise<boolean> {
    if (known.row.state !== 'running') return false;
    allow(known, 'join', this.clock.now());
    return (await this.#arrivals.of(known.row.id, { ...attendee(known, partner), own: known.own })) ?? false;
  }

  async #letIn(id: string, arriving: readonly Arriving[]): Promise<ReadonlyMap<Arriving, true>> {
    const isOpen = await this.#letInto(id, arriving);
    return new Map(isOpen ? arriving.map((one) => [one, true]) : []);
  }

  async #letInto(id: string, people: readonly Arriving[]): Promise<boolean> {
    // Two windows of one person at one moment: the later one says in whose name.
    const each = [...new Map(people.map((one) => [one.personId, one])).values()];
    const done = await this.repository.inTransaction(async (transaction) => {
      if ((await this.repository.lockedState(transaction, id)) !== 'running') return null;
      const now = this.clock.now();
      const before = new Map((await this.repository.attendanceOf(transaction, id, each)).map((row) => [row.personId, row]));
      await this.repository.setAllHere(transaction, id, { arrivals: each, at: now });
      const isNew = each.some(({ personId }) => !before.has(personId));
      const isNews = each.some(({ personId, partnerId }) => {
        const row = before.get(personId);
        return row === undefined || !isHere(row, now) || row.partnerId !== partnerId;
      });
      if (isNews) await this.repository.change(transaction, id, { minutes: isNew });
      return { isNews };
    });
    const [first] = each;
    if (done?.isNews === true && first !== undefined) await this.news.hint(first.own.dossier, id);
    return done !== null;
  }
}
