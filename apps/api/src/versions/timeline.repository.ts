import { Injectable } from '@nestjs/common';
import type { Pause, WritingSpell } from '@samenpen/dossier-rules';
import { Database } from '../platform/database.repository';

/** A point of the timeline as it is stored, whatever made it one. */
export type PointRow = {
  readonly kind: 'named' | 'state' | 'restored' | 'pause';
  readonly seq: bigint;
  readonly at: Date;
  /** With `seq` its place in the order: of the same text the latest first. */
  readonly key: string;
  readonly id: string | null;
  readonly name: string | null;
  readonly people: readonly string[];
  readonly event: string | null;
  readonly fromStatus: string | null;
  readonly toStatus: string | null;
  readonly reason: string | null;
};

/** Where a page of the timeline ended. */
export type PointPlace = { readonly seq: number; readonly key: string };

type SpellRow = { readonly seq: bigint; readonly first: number; readonly last: number; readonly authors: string[] };

/** The points of a section's past, and what they are found from. */
@Injectable()
export class TimelineRepository {
  constructor(private readonly database: Database) {}

  /** Newest first, from a place on. A pause that has a better reason to be a point is left out. */
  points(sectionId: string, after: PointPlace | null, limit: number): Promise<PointRow[]> {
    return this.database.client.$queryRaw<PointRow[]>`
      WITH decided AS (
        SELECT CASE type WHEN 'restored' THEN 'restored' ELSE 'state' END AS kind, room_seq AS seq, at,
          to_char(at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS') || '-e' || lpad(seq::text, 10, '0') AS key, event, from_status, to_status, reason, person_id
        FROM dossier_event
        WHERE section_id = ${sectionId}::uuid AND room_seq IS NOT NULL
          AND (type = 'restored' OR (type = 'section' AND event <> 'edit'))
      ), point AS (
        SELECT 'named' AS kind, room_seq AS seq, at,
          to_char(at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS') || '-n' || id::text AS key, id::text AS id, name,
          ARRAY[person_id::text] AS people, NULL AS event, NULL AS from_status, NULL AS to_status, NULL AS reason
        FROM named_version WHERE section_id = ${sectionId}::uuid
        UNION ALL
        SELECT kind, seq, at, key, NULL, NULL, array_remove(ARRAY[person_id::text], NULL), event, from_status, to_status, reason
        FROM decided
        UNION ALL
        SELECT 'pause', p.room_seq, p.at, 'a', NULL, NULL, p.authors::text[], NULL, NULL, NULL, NULL
        FROM section_pause p
        WHERE p.section_id = ${sectionId}::uuid
          AND NOT EXISTS (SELECT 1 FROM decided d WHERE d.seq = p.room_seq)
          AND NOT EXISTS (SELECT 1 FROM named_version n WHERE n.section_id = p.section_id AND n.room_seq = p.room_seq)
      )
      SELECT kind, seq, at, key, id, name, people, event, from_status AS "fromStatus", to_status AS "toStatus", reason
      FROM point
      WHERE ${after === null} OR seq < ${after?.seq ?? 0} OR (seq = ${after?.seq ?? 0} AND key COLLATE "C" < ${after?.key ?? ''})
      ORDER BY seq DESC, key COLLATE "C" DESC
      LIMIT ${limit}`;
  }

  /** What was written behind the last pause that is known, a minute in one; the rows themselves stay where they are. */
  async spells(sectionId: string): Promise<WritingSpell[]> {
    const rows = await this.database.client.$queryRaw<SpellRow[]>`
      WITH known AS (
        SELECT COALESCE(max(room_seq), 0) AS seq FROM section_pause WHERE section_id = ${sectionId}::uuid
      ), written AS (
        SELECT seq, at, author_id FROM room_update_archive
        WHERE room_id = ${sectionId}::uuid AND seq > (SELECT seq FROM known)
        UNION ALL
        SELECT seq, at, author_id FROM room_update
        WHERE room_id = ${sectionId}::uuid AND seq > (SELECT seq FROM known)
      )
      SELECT max(seq) AS seq, extract(epoch FROM min(at))::float8 * 1000 AS first,
        extract(epoch FROM max(at))::float8 * 1000 AS last, array_agg(DISTINCT author_id::text) AS authors
      FROM written WHERE author_id IS NOT NULL
      GROUP BY date_trunc('minute', at)
      ORDER BY max(seq)`;
    return rows.map(({ seq, first, last, authors }) => ({ seq: Number(seq), firstAt: first, lastAt: last, authors }));
  }

  /** Two servers may find the same ones at once. */
  async keepPauses(sectionId: string, pauses: readonly Pause[]): Promise<void> {
    await this.database.client.sectionPause.createMany({
      data: pauses.map(({ seq, at, authors }) => ({ sectionId, roomSeq: seq, at: new Date(at), authors: [...authors] })),
      skipDuplicates: true,
    });
  }
}
