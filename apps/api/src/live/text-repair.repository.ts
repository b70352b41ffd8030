import { Injectable } from '@nestjs/common';
import { PostgresRoomHistory, prismaExecutor } from '@samenpen/database';
import { repairDocument, type DocumentRepair } from '@samenpen/dossier-document';
import { documentOf, freshClientId, sendersOf } from '@samenpen/live-room';
import { Database, type Transaction } from '../platform/database.repository';

/** A repair that was written, and who brought what no editor writes. */
export type WrittenRepair = { readonly found: readonly string[]; readonly senders: readonly string[] };

/** Reads and repairs a text under its room's lock. */
@Injectable()
export class TextRepairRepository {
  constructor(private readonly database: Database) {}

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
  }

  /** Null when there was nothing to repair any more, or when the room is closed: an approved text stays as it is. */
  async repair(transaction: Transaction, roomId: string): Promise<WrittenRepair | null> {
    const history = new PostgresRoomHistory(prismaExecutor(transaction));
    let made: DocumentRepair | null = null;
    const make = (present: readonly Uint8Array[]): Uint8Array | null => {
      const doc = documentOf(present);
      made = repairDocument(doc, { clientId: freshClientId(doc) });
      return made?.update ?? null;
    };
    const verdict = await history.edit({ roomId, personId: null, make });
    // Assigned by `make`, which TypeScript does not follow.
    const repair = made as DocumentRepair | null;
    if (verdict.kind !== 'stored' || repair === null) return null;
    return { found: repair.found, senders: await sendersOf(history, { roomId, head: verdict.seq, structs: repair.foreign }) };
  }
}
