import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.repository';

/** How far the log of a section is, and which dossier it is in. */
export type MovedText = { readonly slug: string; readonly eventHead: number; readonly sectionId: string; readonly head: bigint };

@Injectable()
export class MovedTextsRepository {
  constructor(private readonly database: Database) {}

  of(roomIds: readonly string[]): Promise<readonly MovedText[]> {
    return this.database.client.$queryRaw<MovedText[]>`
      SELECT dossier.slug, dossier.event_head AS "eventHead", section.id::text AS "sectionId", room.head
      FROM room JOIN section ON section.id = room.id JOIN dossier ON dossier.id = section.dossier_id
      WHERE room.id = ANY (${[...roomIds]}::text[]::uuid[])`;
  }
}
