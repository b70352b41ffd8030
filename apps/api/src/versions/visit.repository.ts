import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.repository';

/** A point, and whether somebody wrote after it. */
export type SinceRow = { readonly kind: string; readonly seq: bigint; readonly at: Date; readonly name: string | null; readonly isChanged: boolean };

/** Somebody looks at a section; a visit whose last sign is from before `isOver` has ended. */
export type Look = { readonly personId: string; readonly sectionId: string; readonly at: Date; readonly isOver: Date };

/** How far people have looked at sections. */
@Injectable()
export class VisitRepository {
  constructor(private readonly database: Database) {}

  /**
   * The person has seen the section as it is now. Never goes back: two windows may tell in either order. A visit that
   * is `isOver` was another one: from where it ended, the changes count for the one that begins.
   */
  async look({ personId, sectionId, at, isOver }: Look): Promise<void> {
    await this.database.client.$executeRaw`
      INSERT INTO section_visit (person_id, section_id, room_seq, at, since_seq, since_at)
      SELECT ${personId}::uuid, id, head, ${at}, head, ${at} FROM room WHERE id = ${sectionId}::uuid
      ON CONFLICT (person_id, section_id) DO UPDATE SET
        room_seq = GREATEST(section_visit.room_seq, excluded.room_seq),
        at = GREATEST(section_visit.at, excluded.at),
        since_seq = CASE WHEN section_visit.at < ${isOver} THEN section_visit.room_seq ELSE section_visit.since_seq END,
        since_at = CASE WHEN section_visit.at < ${isOver} THEN section_visit.at ELSE section_visit.since_at END`;
  }

  /** The last visit, the moment it was marked ready (while it is), the last approval and the newest named version, as far as there are any. */
  since(personId: string, sectionId: string, isOver: Date): Promise<SinceRow[]> {
    return this.database.client.$queryRaw<SinceRow[]>`
      WITH point AS (
        SELECT 'visit' AS kind, CASE WHEN at < ${isOver} THEN room_seq ELSE since_seq END AS seq,
          CASE WHEN at < ${isOver} THEN at ELSE since_at END AS at, NULL AS name, person_id AS without
        FROM section_visit WHERE person_id = ${personId}::uuid AND section_id = ${sectionId}::uuid
        UNION ALL
        (SELECT 'ready', event.room_seq, event.at, NULL, NULL
          FROM dossier_event event JOIN section ON section.id = event.section_id AND section.status = 'ready'
          WHERE event.section_id = ${sectionId}::uuid AND event.event = 'mark-ready' AND event.room_seq IS NOT NULL
          ORDER BY event.seq DESC LIMIT 1)
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
