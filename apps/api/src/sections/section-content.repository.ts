import { Injectable } from '@nestjs/common';
import { prismaExecutor, readRooms, type RoomContent } from '@samenpen/database';
import { Database, type Transaction } from '../platform/database.repository';
import type { SectionText } from './section-record';

/** The read model of the texts, and the rooms that it is made from. */
@Injectable()
export class SectionContentRepository {
  constructor(private readonly database: Database) {}

  /** How far each room is now; only sections with a room are in the answer. */
  async heads(
    ids: readonly string[],
    reader: Transaction = this.database.client,
  ): Promise<ReadonlyMap<string, number>> {
    const rooms = await reader.room.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true, head: true },
    });
    return new Map(rooms.map(({ id, head }) => [id, Number(head)]));
  }

  async kept(
    ids: readonly string[],
    reader: Transaction = this.database.client,
  ): Promise<ReadonlyMap<string, SectionText>> {
    const rows = await reader.sectionContent.findMany({ where: { sectionId: { in: [...ids] } } });
    return new Map(
      rows.map(({ sectionId, head, ...text }) => [sectionId, { ...text, head: Number(head) }]),
    );
  }

  rooms(
    ids: readonly string[],
    reader: Transaction = this.database.client,
  ): Promise<readonly RoomContent[]> {
    return readRooms(prismaExecutor(reader), ids);
  }

  /** Keeps what was read, unless somebody kept a later state meanwhile. */
  async keep(
    id: string,
    { head, version, json, text, characters, words, suggestions }: SectionText,
    writer: Transaction = this.database.client,
  ) {
    await writer.$executeRaw`
      INSERT INTO section_content (section_id, head, version, json, text, characters, words, suggestions)
      VALUES (${id}::uuid, ${head}, ${version}, ${JSON.stringify(json)}::jsonb, ${text}, ${characters}, ${words}, ${suggestions})
      ON CONFLICT (section_id) DO UPDATE SET head = excluded.head, version = excluded.version, json = excluded.json,
        text = excluded.text, characters = excluded.characters, words = excluded.words, suggestions = excluded.suggestions
      WHERE section_content.head < excluded.head`;
  }
}
