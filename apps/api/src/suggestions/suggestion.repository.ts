import { Injectable } from '@nestjs/common';
import { PostgresRoomHistory, prismaExecutor, readRoom } from '@samenpen/database';
import {
  decidedJson,
  documentFromUpdates,
  documentJson,
  editToJson,
  suggestionsIn,
  suggestionStructs,
  type Suggestion,
  type SuggestionDecision,
  type SuggestionStructs,
} from '@samenpen/dossier-document';
import { freshClientId, sendersOf, type EditVerdict } from '@samenpen/live-room';
import { Database, type Transaction } from '../platform/database.repository';

/** What stands open in a text, with the structs that it is made of. */
export type FoundSuggestions = {
  readonly head: number;
  readonly found: readonly Suggestion[];
  readonly structs: ReadonlyMap<string, SuggestionStructs>;
};

/** What is kept of a suggestion that was seen. */
export type SeenSuggestion = { readonly id: string; readonly authorId: string | null; readonly at: Date; readonly remark: string | null };

/** A decision as it is kept. */
export type KeptDecision = Omit<SeenSuggestion, 'id' | 'at'> & {
  readonly suggestionId: string;
  readonly suggestedAt: Date;
  readonly decision: string;
  readonly removed: string;
  readonly added: string;
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly reason: string | null;
};

/** How many decisions the history of a section shows. */
const DECISIONS_SHOWN = 200;

/** The suggestions of texts: in the text itself, and what is kept beside it. Every method also works in a transaction. */
@Injectable()
export class SuggestionRepository {
  constructor(private readonly database: Database) {}

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
  }

  async inText(sectionId: string, reader: Transaction = this.database.client): Promise<FoundSuggestions> {
    const room = await readRoom(prismaExecutor(reader), sectionId);
    if (room === null) return { head: 0, found: [], structs: new Map() };
    const doc = documentFromUpdates(room.updates);
    return { head: room.head, found: suggestionsIn(documentJson(doc)), structs: suggestionStructs(doc) };
  }

  /** Whose connection each Yjs client of a room writes on. */
  async writers(sectionId: string, clients: readonly number[], reader: Transaction = this.database.client): Promise<ReadonlyMap<number, string>> {
    const rows = await reader.authorClient.findMany({
      where: { roomId: sectionId, clientId: { in: [...new Set(clients)].map(BigInt) } },
      select: { clientId: true, personId: true },
    });
    return new Map(rows.map(({ clientId, personId }) => [Number(clientId), personId]));
  }

  /** Who sent the first of these structs, as far as the last rows of the log go. */
  async firstSender(of: { sectionId: string; head: number; structs: SuggestionStructs }, reader: Transaction = this.database.client): Promise<string | null> {
    const history = new PostgresRoomHistory(prismaExecutor(reader));
    return (await sendersOf(history, { roomId: of.sectionId, head: of.head, structs: of.structs.marks }))[0] ?? null;
  }

  async seen(sectionId: string, reader: Transaction = this.database.client): Promise<ReadonlyMap<string, SeenSuggestion>> {
    const rows = await reader.suggestion.findMany({ where: { sectionId } });
    return new Map(rows.map(({ id, authorId, at, remark }) => [id, { id, authorId, at, remark }]));
  }

  /** The known authors of some suggestions, by section. */
  async authors(ids: ReadonlyMap<string, readonly string[]>): Promise<readonly { readonly sectionId: string; readonly id: string; readonly authorId: string }[]> {
    const rows = await this.database.client.suggestion.findMany({
      where: { sectionId: { in: [...ids.keys()] }, id: { in: [...ids.values()].flat() }, authorId: { not: null } },
      select: { sectionId: true, id: true, authorId: true },
    });
    return rows.flatMap(({ authorId, ...row }) => (authorId === null ? [] : [{ ...row, authorId }]));
  }

  /** Whoever is noted first stays the author. */
  async note(sectionId: string, fresh: readonly SeenSuggestion[], writer: Transaction = this.database.client): Promise<void> {
    await writer.suggestion.createMany({ data: fresh.map((one) => ({ sectionId, ...one })), skipDuplicates: true });
  }

  async setRemark(sectionId: string, id: string, remark: string | null): Promise<void> {
    await this.database.client.suggestion.update({ where: { sectionId_id: { sectionId, id } }, data: { remark } });
  }

  async decisions(sectionId: string): Promise<readonly KeptDecision[]> {
    return this.database.client.suggestionDecision.findMany({
      where: { sectionId },
      orderBy: { decidedAt: 'desc' },
      take: DECISIONS_SHOWN,
    });
  }

  async keepDecisions(transaction: Transaction, sectionId: string, decisions: readonly KeptDecision[]): Promise<void> {
    await transaction.suggestionDecision.createMany({ data: decisions.map((decision) => ({ sectionId, ...decision })) });
  }

  /** Makes the text say what was decided, as an edit of the person; the words that stay keep their authors. */
  edit(transaction: Transaction, asked: { readonly sectionId: string; readonly personId: string; readonly decision: SuggestionDecision }): Promise<EditVerdict> {
    const history = new PostgresRoomHistory(prismaExecutor(transaction));
    const make = (present: readonly Uint8Array[]): Uint8Array | null => {
      const doc = documentFromUpdates(present);
      return editToJson(doc, decidedJson(documentJson(doc), asked.decision), { clientId: freshClientId(doc) });
    };
    return history.edit({ roomId: asked.sectionId, personId: asked.personId, make });
  }
}
