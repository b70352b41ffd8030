import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { PostgresRoomHistory, prismaExecutor, readRoom } from '@samenpen/database';
import { documentFromUpdates, documentJson, documentText, soundJson, type DocumentNode } from '@samenpen/dossier-document';
import { Authorship, documentAt, passagesOf, restoreText, writtenThen, type EditVerdict, type Passage, type WrittenThen } from '@samenpen/live-room';
import { Database, type Transaction } from '../platform/database.repository';

/** What a section said. */
export type PastText = { readonly seq: number; readonly json: DocumentNode; readonly text: string };

/** The document that somebody saw; only passed on. */
export type SeenDocument = Awaited<ReturnType<typeof documentAt>>;

/** Who wrote what of the text of now. */
export type WrittenText = PastText & { readonly passages: readonly Passage[] };

/** An earlier text that is put back, whole or in part, and who had written what of it. */
export type SectionRestore = {
  readonly sectionId: string;
  readonly person: string;
  readonly wanted: DocumentNode;
  /** Null: the person saw the present text. */
  readonly seen: SeenDocument | null;
  readonly then: WrittenThen;
};

/** Reads the logs of sections. All of it may take long on a large one: see `section-past.ts`. */
@Injectable()
export class SectionPastRepository {
  constructor(private readonly database: Database) {}

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
  }

  /** Null for a section without a room. */
  async head(sectionId: string, reader: Transaction = this.database.client): Promise<number | null> {
    const room = await reader.room.findUnique({ where: { id: sectionId }, select: { head: true } });
    return room === null ? null : Number(room.head);
  }

  /** Whether an earlier text was put back behind a point of the log. */
  async wasRestoredAfter(transaction: Transaction, sectionId: string, seq: number): Promise<boolean> {
    return (await transaction.dossierEvent.count({ where: { sectionId, type: 'restored', roomSeq: { gt: seq } } })) > 0;
  }

  /** When the log took a row; null where it has none. */
  async storedAt(sectionId: string, seq: number): Promise<Date | null> {
    const rows = await this.database.client.$queryRaw<{ at: Date }[]>`
      SELECT at FROM room_update_archive WHERE room_id = ${sectionId}::uuid AND seq = ${seq}
      UNION ALL SELECT at FROM room_update WHERE room_id = ${sectionId}::uuid AND seq = ${seq}`;
    return rows[0]?.at ?? null;
  }

  documentAt(sectionId: string, seq: number): Promise<SeenDocument> {
    return documentAt(this.#history(), sectionId, { seq });
  }

  async textAt(sectionId: string, seq: number): Promise<PastText> {
    return pastText(seq, await this.documentAt(sectionId, seq));
  }

  /** What the section says now, which needs no log; null without a room. */
  async present(sectionId: string): Promise<PastText | null> {
    const room = await readRoom(prismaExecutor(this.database.client), sectionId);
    if (room === null) return null;
    const doc = documentFromUpdates(room.updates);
    await nextTurn();
    return pastText(room.head, doc);
  }

  /** The index of who wrote what, empty; what was relayed is part of it, and makes another one when it changes. */
  async emptyAuthorship(sectionId: string): Promise<{ readonly relayed: string; readonly authorship: Authorship }> {
    const relayed = await this.#history().relayed(sectionId);
    return { relayed: JSON.stringify(relayed), authorship: new Authorship(relayed) };
  }

  /** The present text with its authors; brings the index up to it. Null for a section without a room. */
  async written(sectionId: string, authorship: Authorship): Promise<WrittenText | null> {
    const room = await readRoom(prismaExecutor(this.database.client), sectionId);
    if (room === null) return null;
    await authorship.readOn(this.#history(), sectionId);
    // Each of these takes a while on a large text: whoever types gets a turn in between.
    const doc = documentFromUpdates(room.updates);
    await nextTurn();
    const text = await pastText(room.head, doc);
    await nextTurn();
    return { ...text, passages: await passagesOf(doc, authorship) };
  }

  /** What a section said at a point and who had written it; brings the index up to now. */
  async writtenAt(sectionId: string, seq: number, authorship: Authorship): Promise<WrittenThen> {
    await authorship.readOn(this.#history(), sectionId);
    return writtenThen(await this.documentAt(sectionId, seq), authorship);
  }

  restore(transaction: Transaction, restore: SectionRestore): Promise<EditVerdict> {
    const { sectionId: roomId, person: personId, wanted, seen, then } = restore;
    return restoreText(new PostgresRoomHistory(prismaExecutor(transaction)), { roomId, personId, wanted, seen, then });
  }

  #history(): PostgresRoomHistory {
    return new PostgresRoomHistory(prismaExecutor(this.database.client));
  }
}

async function pastText(seq: number, doc: SeenDocument): Promise<PastText> {
  const written = documentJson(doc);
  await nextTurn();
  const json = soundJson(written);
  await nextTurn();
  return { seq, json, text: documentText(json) };
}
