import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.repository';

/** A point, and whether somebody wrote after it. */
export type SinceRow = { readonly kind: string; readonly seq: bigint; readonly at: Date; readonly name: string | null; readonly isChanged: boolean };

/** How far people have looked at sections. */
@Injectable()
export class VisitRepository {
  constructor(private readonly database: Database) {}

  /** The person has seen the section as it is now. Never goes back: two windows may tell in either order. */
  async look(personId: string, sectionId: string, at: Date): Promise<void> {
    await this.database.client.$executeRaw`
      INSERT INTO section_visit (person_id, section_id, room_seq, at)
      SELECT ${personId}::uuid, id, head, ${at} FROM room WHERE id = ${sectionId}::uuid
      ON CONFLICT (person_id, section_id) DO UPDATE
        SET room_seq = GREATEST(section_visit.room_seq, excluded.room_seq), at = GREATEST(section_visit.at, excluded.at)`;
  }

  /** The last visit, the last approval and the newest named version, as far as there are any. */
  since(personId: string, sectionId: string): Promise<SinceRow[]> {
    return this.database.client.$queryRaw<SinceRow[]>`
      WITH point AS (
        SELECT 'visit' AS kind, room_seq AS seq, at, NULL AS name, person_id AS without
        FROM section_visit WHERE person_id = ${personId}::uuid AND section_id = ${sectionId}::uuid
        UNION ALL
        (SELECT 'approval', room_seq, at, NULL, NULL FROM approval WHERE section_id = ${sectionId}::uuid
          ORDER BY room_seq DESC, at DESC LIMIT 1)
        UNION ALL
        (SELECT 'named', room_seq, at, name, NULL FROM named_version WHERE section_id = ${sectionId}::uuid
          ORDER BY room_seq DESC, at DESC LIMIT 1)
      )
      SELECT kind, seq, at, name, EXISTS (
        SELECT 1 FROM room_update u
        WHERE u.room_id = ${sectionId}::uuid AND u.seq > point.seq AND u.author_id IS NOT NULL AND u.author_id IS DISTINCT FROM point.without
        UNION ALL
        SELECT 1 FROM room_update_archive u
        WHERE u.room_id = ${sectionId}::uuid AND u.seq > point.seq AND u.author_id IS NOT NULL AND u.author_id IS DISTINCT FROM point.without
      ) AS "isChanged"
      FROM point`;
  }

  /** The sections of a dossier in which others wrote since the person looked; those never looked at are not told. */
  async unread(personId: string, dossierId: string): Promise<string[]> {
    const rows = await this.database.client.$queryRaw<{ id: string }[]>`
      SELECT section.id::text AS id
      FROM section_visit visit
      JOIN section ON section.id = visit.section_id
      JOIN room ON room.id = section.id AND room.head > visit.room_seq
      WHERE visit.person_id = ${personId}::uuid AND section.dossier_id = ${dossierId}::uuid AND EXISTS (
        SELECT 1 FROM room_update u
        WHERE u.room_id = room.id AND u.seq > visit.room_seq AND u.author_id IS NOT NULL AND u.author_id <> visit.person_id
        UNION ALL
        SELECT 1 FROM room_update_archive u
        WHERE u.room_id = room.id AND u.seq > visit.room_seq AND u.author_id IS NOT NULL AND u.author_id <> visit.person_id
      )
      ORDER BY section.position`;
    return rows.map(({ id }) => id);
  }
}
