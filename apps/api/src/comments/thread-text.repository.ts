import { Injectable } from '@nestjs/common';
import { PostgresRoomHistory, prismaExecutor, readRooms } from '@samenpen/database';
import { documentFromUpdates, replaceQuoted, type QuotedRange } from '@samenpen/dossier-document';
import { documentOf, freshClientId, type EditVerdict } from '@samenpen/live-room';
import { Database, type Transaction } from '../platform/database.repository';

/** A stored text, to look for quoted words in. */
export type StoredText = ReturnType<typeof documentFromUpdates>;

/** Other words for quoted ones, and who is to be named as their author; null: who takes them over. */
export type Replacing = {
  readonly sectionId: string;
  readonly person: string;
  readonly wordsOf: string | null;
  readonly range: QuotedRange;
  readonly replacement: string;
};

/** The texts that threads hang on: read, and changed where a proposal is taken over. */
@Injectable()
export class ThreadTextRepository {
  constructor(private readonly database: Database) {}

  /** Null for a section without a text. */
  async text(sectionId: string): Promise<StoredText | null> {
    const [room] = await readRooms(prismaExecutor(this.database.client), [sectionId]);
    return room === undefined ? null : documentFromUpdates(room.updates);
  }

  /**
   * Puts the proposed words in the text, under the room's lock and in the name of the person who takes them over.
   * `unchanged`: the quoted ones are not there.
   */
  replace(transaction: Transaction, { sectionId, person, wordsOf, range, replacement }: Replacing): Promise<EditVerdict> {
    return new PostgresRoomHistory(prismaExecutor(transaction)).edit({
      roomId: sectionId,
      personId: person,
      ...(wordsOf === null ? {} : { wordsOf }),
      make: (present) => {
        const doc = documentOf(present);
        return replaceQuoted(doc, range, { replacement, clientId: freshClientId(doc) });
      },
    });
  }
}
