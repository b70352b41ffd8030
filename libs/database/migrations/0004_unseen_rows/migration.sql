-- Two instances that write in one room at once: until here each of them would have to judge its batch again whenever
-- the other one was first. A row that was judged without having seen some others is safe behind them unless they hold
-- structs of the same Yjs client: then the same clocks could have other bytes (a forgery), or a client be bound twice.

-- The one Yjs client of which the update has new structs; -1: it has none, it deletes; NULL: several, or not told.
ALTER TABLE "room_update" ADD COLUMN "client_id" BIGINT;

DROP FUNCTION commit_room_batch(
  uuid, boolean, uuid[], bigint[], uuid[], uuid[], bigint[], int[], int[], int[], bytea, int[], bigint[], int[], bigint[], bigint[], bigint[]
);

-- Judges and stores a batch. Locks the rooms in id order and then the logins: whoever changes what decides
-- writing takes the same room locks, so an update is either before that change or refused.
-- Of each room only the longest fitting prefix is stored: a later row may build on one that was refused.
-- Answers one entry per room, in the order of p_rooms: [rows stored, sequence of the last of them, why the next was not].
CREATE FUNCTION commit_room_batch(
    p_batch uuid,
    p_is_repeat boolean,
    p_rooms uuid[],            -- distinct
    p_heads bigint[],          -- per room: the head that its rows were judged against, at least
    p_author uuid[],           -- per writer
    p_login uuid[],
    p_epoch bigint[],          -- per writer: the room's access epoch under which it was admitted
    p_room int[],              -- per row: 1-based index into p_rooms
    p_writer int[],            -- per row: 1-based index of its writer
    p_length int[],            -- per row: bytes of its update
    p_client bigint[],         -- per row: as in room_update
    p_updates bytea,           -- all updates, one behind the other
    p_bound_row int[],         -- per binding: 1-based index of its row
    p_bound_client bigint[],
    p_relayed_row int[],       -- per relayed range: 1-based index of its row
    p_relayed_client bigint[],
    p_relayed_from bigint[],
    p_relayed_to bigint[]
) RETURNS json
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  answer json;
BEGIN
  PERFORM 1 FROM room WHERE room.id = ANY (p_rooms) ORDER BY room.id FOR UPDATE;
  PERFORM 1 FROM login_session WHERE login_session.id = ANY (p_login) ORDER BY login_session.id FOR SHARE;
  PERFORM 1 FROM api_token WHERE api_token.id = ANY (p_login) ORDER BY api_token.id FOR SHARE;

  WITH place AS (
    SELECT p.no, p.id AS room_id, p.expected, room.id IS NULL AS is_gone, room.head, room.state, room.access_epoch
    FROM unnest(p_rooms, p_heads) WITH ORDINALITY AS p(id, expected, no)
    LEFT JOIN room ON room.id = p.id
  ), writer AS (
    SELECT w.no, w.author, w.epoch,
      EXISTS (
        SELECT 1 FROM login_session l
        WHERE l.id = w.login AND l.ended_at IS NULL AND l.expires_at > clock_timestamp()
      ) OR EXISTS (
        SELECT 1 FROM api_token t
        WHERE t.id = w.login AND t.ended_at IS NULL AND t.expires_at > clock_timestamp()
      ) AS is_signed_in
    FROM unnest(p_author, p_login, p_epoch) WITH ORDINALITY AS w(author, login, epoch, no)
  ), given AS (
    SELECT g.ord::int AS ord, g.place_no, g.writer_no, g.client,
      substring(p_updates FROM (sum(g.len) OVER (ORDER BY g.ord) - g.len + 1)::int FOR g.len) AS bytes,
      row_number() OVER (PARTITION BY g.place_no ORDER BY g.ord) AS nth
    FROM unnest(p_room, p_writer, p_length, p_client) WITH ORDINALITY AS g(place_no, writer_no, len, client, ord)
  ), unseen AS (
    -- What others stored since; never a plan that reads the whole table.
    SELECT place.no, others.rows = place.head - place.expected AND others.is_told AS is_known, others.clients
    FROM place CROSS JOIN LATERAL (
      SELECT count(*) AS rows, bool_and(u.client_id IS NOT NULL) AS is_told, array_agg(u.client_id) AS clients
      FROM room_update u WHERE u.room_id = place.room_id AND u.seq > place.expected
    ) others
    WHERE place.head <> place.expected
  ), earlier AS (
    -- What an attempt whose answer was lost has stored: a prefix of each room's rows.
    SELECT e.room_id, e.seq, e.update, row_number() OVER (PARTITION BY e.room_id ORDER BY e.seq) AS nth
    FROM (
      SELECT u.room_id, u.seq, u.update, u.batch FROM room_update u WHERE u.room_id = ANY (p_rooms)
      UNION ALL
      SELECT a.room_id, a.seq, a.update, a.batch FROM room_update_archive a WHERE a.room_id = ANY (p_rooms)
    ) e
    WHERE p_is_repeat AND e.batch = p_batch
  ), judged AS (
    SELECT given.ord, given.place_no, given.nth, given.bytes, given.client, place.room_id, place.head, writer.author,
      earlier.seq AS earlier_seq,
      CASE
        WHEN place.is_gone THEN 'gone'
        WHEN earlier.update IS NOT NULL AND earlier.update <> given.bytes THEN 'differs'
        WHEN earlier.seq IS NOT NULL THEN 'stored'
        WHEN p_is_repeat AND EXISTS (SELECT 1 FROM earlier e WHERE e.room_id = place.room_id) THEN 'behind'
        WHEN place.state <> 'open' THEN 'closed'
        WHEN NOT writer.is_signed_in THEN 'login-ended'
        WHEN place.access_epoch <> writer.epoch THEN 'stale'
        WHEN place.head <> place.expected AND NOT COALESCE(
          unseen.is_known AND (given.client = -1 OR given.client <> ALL (unseen.clients)), false
        ) THEN 'moved'
        ELSE 'fits'
      END AS own
    FROM given
    JOIN place ON place.no = given.place_no
    JOIN writer ON writer.no = given.writer_no
    LEFT JOIN unseen ON unseen.no = given.place_no
    LEFT JOIN earlier ON earlier.room_id = place.room_id AND earlier.nth = given.nth
  ), settled AS (
    SELECT judged.*, bool_and(judged.own = 'fits') OVER (PARTITION BY judged.place_no ORDER BY judged.ord) AS fits
    FROM judged
  ), inserted AS (
    INSERT INTO room_update (room_id, seq, update, author_id, is_relayed, batch, client_id)
    SELECT s.room_id, s.head + s.nth, s.bytes, s.author, s.ord = ANY (p_relayed_row), p_batch, s.client
    FROM settled s WHERE s.fits
  ), advanced AS (
    UPDATE room SET head = room.head + f.rows, last_author = f.author, last_at = clock_timestamp()
    FROM (
      SELECT s.room_id, count(*) AS rows, (array_agg(s.author ORDER BY s.ord DESC))[1] AS author
      FROM settled s WHERE s.fits GROUP BY s.room_id
    ) f
    WHERE room.id = f.room_id
  ), bound AS (
    INSERT INTO author_client (room_id, client_id, person_id)
    SELECT s.room_id, b.client, s.author
    FROM unnest(p_bound_row, p_bound_client) AS b(ord, client) JOIN settled s ON s.ord = b.ord
    WHERE s.fits ORDER BY s.ord
    ON CONFLICT DO NOTHING
  ), relayed AS (
    INSERT INTO room_relayed (room_id, seq, client_id, clock_from, clock_to)
    SELECT s.room_id, s.head + s.nth, r.client, r.from_clock, r.to_clock
    FROM unnest(p_relayed_row, p_relayed_client, p_relayed_from, p_relayed_to) AS r(ord, client, from_clock, to_clock)
    JOIN settled s ON s.ord = r.ord
    WHERE s.fits
  ), told AS (
    SELECT s.place_no,
      count(*) FILTER (WHERE s.fits OR s.own = 'stored') AS stored,
      max(CASE WHEN s.fits THEN s.head + s.nth ELSE s.earlier_seq END) AS last_seq,
      (array_agg(CASE WHEN s.own = 'fits' THEN 'behind' ELSE s.own END ORDER BY s.ord)
        FILTER (WHERE NOT s.fits AND s.own <> 'stored'))[1] AS failure
    FROM settled s GROUP BY s.place_no
  )
  SELECT json_agg(json_build_array(told.stored, told.last_seq, told.failure) ORDER BY told.place_no) INTO answer FROM told;
  RETURN answer;
END
$$;
