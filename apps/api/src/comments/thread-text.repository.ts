import { Injectable } from '@nestjs/common';
import { PostgresRoomHistory, prismaExecutor, readRooms } from '@samenpen/database';
import { documentFromUpdates, replaceQuoted, type QuotedRange } from '@samenpen/dossier-document';
import { documentOf, freshClientId, type EditVerdict } from '@samenpen/live-room';
import { Database, type Transaction } from '../platform/database.repository';

/** A stored text, to look for quoted words in. */
export type StoredText = ReturnType<typeof documentFromUpdates>;

/** The texts that threads hang on: read, and changed where a proposal is taken over. */
@Injectable()
export class ThreadTextRepository {
  constructor(private readonly database: Database) {}

  /** Null for a section without a text. */
  async text(sectionId: string): Promise<StoredText | null> {
    const [room] = await readRooms(prismaExecutor(this.database.client), [sectionId]);
    return room === undefined ? null : documentFromUpdates(room.updates);
  }

  /** Puts the proposed words in the text, under the room's lock and in the person's name. `unchanged`: the quoted ones are not there. */
  replace(
    transaction: Transaction,
    { sectionId, person, range, replacement }: { readonly sectionId: string; readonly person: string; readonly range: QuotedRange; readonly replacement: string },
  ): Promise<EditVerdict> {
    return new PostgresRoomHistory(prismaExecutor(transaction)).edit({
      roomId: sectionId,
      personId: person,
      make: (present) => {
        const doc = documentOf(present);
        return replaceQuoted(doc, range, { replacement, clientId: freshClientId(doc) });
      },
    });
  }
}
