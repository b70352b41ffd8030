// Putting an earlier text back is an edit of now like any other: by the person who asks, under the rights and the state
// of now, with its row in the log. It is made from the text that the person saw, so that what others wrote since merges.

import { Injectable } from '@nestjs/common';
import type { NewRestoration, Restoration } from '@samenpen/contracts';
import { compareTexts, earlierWords, withUndone, type DocumentNode } from '@samenpen/dossier-document';
import { inPart, type WrittenThen } from '@samenpen/live-room';
import { AuditTrail } from '../audit/audit.service';
import { DossierReader } from '../dossiers/dossier-reader';
import { DossierEvents } from '../events/dossier-events.service';
import type { Transaction } from '../platform/database.repository';
import { LiveRooms } from '../platform/live-rooms';
import { Problem } from '../platform/problem';
import { SectionEdits } from '../sections/section-edits';
import { SectionNews } from '../sections/section-news';
import { SectionPast } from './section-past';
import { SectionPastRepository, type SeenDocument } from './section-past.repository';
import { SectionWriting } from './section-writing';

type Asked = NewRestoration & { readonly sectionId: string; readonly person: string };
/** What is to stand there, and who had written what of it is put back. */
type Wanted = { readonly wanted: DocumentNode; readonly then: WrittenThen };
type Made = Asked & Wanted & { readonly seenDocument: SeenDocument | null };

/** `moved`: somebody wrote while it was prepared. Else the row it is, or none, and the event that tells of it. */
type Outcome = 'moved' | { readonly seq: number | null; readonly event: number | null };

@Injectable()
export class Restorations {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly past: SectionPast,
    private readonly repository: SectionPastRepository,
    private readonly writing: SectionWriting,
    private readonly events: DossierEvents,
    private readonly audit: AuditTrail,
    private readonly live: LiveRooms,
    private readonly edits: SectionEdits,
    private readonly news: SectionNews,
  ) {}

  async restore(sectionId: string, request: NewRestoration, person: string): Promise<Restoration> {
    const { dossier } = await this.dossiers.openBySection(sectionId, person);
    const asked = { ...request, sectionId, person };
    // Refused before the work is done, and judged again when it counts.
    await this.repository.inTransaction((transaction) => this.writing.hold(transaction, sectionId, person));
    const wanted = await this.#wanted(asked);
    const first = await this.#write({ ...asked, ...wanted, seenDocument: null });
    const outcome = first === 'moved' ? await this.#write({ ...asked, ...wanted, seenDocument: await this.past.documentAt(sectionId, asked.seen) }) : first;
    if (outcome === 'moved') throw new Error('an edit from the text that was seen needs no other');
    if (outcome.event !== null) {
      this.live.roomsMoved([sectionId]);
      await this.edits.catchUp(sectionId);
      await this.events.announce(dossier, outcome.event);
    }
    return { seq: outcome.seq };
  }

  /** The text that is to stand there, seen from the one that was on the screen. */
  async #wanted({ sectionId, point, seen, changes }: Asked): Promise<Wanted> {
    const [then, now] = [await this.past.textAt(sectionId, point), await this.past.textAt(sectionId, seen)];
    const written = await this.past.writtenAt(sectionId, point);
    if (changes === undefined) return { wanted: then.json, then: written };
    const comparison = compareTexts(then.json, now.json);
    // The numbers were given by the screen: they count only if it compared the same two texts in the same way.
    if (comparison.changes !== changes.of) throw new Problem('version-changed');
    const chosen = new Set(changes.chosen);
    return { wanted: withUndone(comparison, chosen), then: inPart(written, earlierWords(comparison, chosen)) };
  }

  #write(made: Made): Promise<Outcome> {
    const { sectionId, person, wanted, then, seenDocument } = made;
    return this.repository.inTransaction(async (transaction) => {
      const held = await this.writing.hold(transaction, sectionId, person);
      const head = await this.repository.head(sectionId, transaction);
      // What was deleted and is put back by two people at once would stand there twice.
      if (await this.repository.wasRestoredAfter(transaction, sectionId, made.seen)) throw new Problem('version-changed');
      if (seenDocument === null && head !== made.seen) return 'moved';
      const verdict = await this.repository.restore(transaction, { sectionId, person, wanted, seen: seenDocument, then });
      if (verdict.kind === 'gone') throw new Problem('not-found');
      if (verdict.kind === 'closed') throw new Problem('not-allowed', { reason: 'section-is-approved' });
      if (verdict.kind !== 'stored') return { seq: null, event: null };
      const by = { personId: person, partnerId: held.standing.partner };
      await this.news.ofEdit(transaction, { dossier: held.own.dossier, sectionId, by: person });
      return { seq: verdict.seq, event: await this.#record(transaction, { ...made, by, dossierId: held.own.dossier.id, seq: verdict.seq }) };
    });
  }

  async #record(transaction: Transaction, { by, dossierId, seq, ...made }: Made & { by: { personId: string; partnerId: string }; dossierId: string; seq: number }): Promise<number> {
    const { sectionId, reason, point, seen, changes } = made;
    const event = await this.events.record(transaction, dossierId, { type: 'restored', ...by, sectionId, reason, roomSeq: BigInt(seq) });
    await this.audit.record(transaction, {
      ...by,
      dossierId,
      action: 'section-restored',
      subject: `section/${sectionId}`,
      detail: { reason, point, seen, row: seq, event, changes: changes === undefined ? 'all' : changes.chosen.slice(0, 200).join(' ') },
    });
    return event;
  }
}
