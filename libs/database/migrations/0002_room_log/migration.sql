-- The log of the rooms: the one point of the order, in one round trip per batch.

-- Structs of a Yjs client that arrived on somebody else's connection, until its own confirms them.
CREATE TABLE "room_relayed" (
    "room_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "client_id" BIGINT NOT NULL,
    "clock_from" BIGINT NOT NULL,
    "clock_to" BIGINT NOT NULL,
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "room_relayed_pkey" PRIMARY KEY ("room_id","seq","client_id","clock_from")
);

-- A batch whose answer was lost must be found again, also after a compaction.
ALTER TABLE "room_update_archive" ADD COLUMN "batch" UUID;

-- Judges and stores a batch. Locks the rooms in id order and then the logins: whoever changes what decides
-- writing takes the same room locks, so an update is either before that change or refused.
-- Of each room only the longest fitting prefix is stored: a later row may build on one that was refused.
CREATE FUNCTION commit_room_batch(
    p_batch uuid,
    p_is_repeat boolean,
    p_rooms uuid[],            -- distinct
    p_heads bigint[],          -- per room: the head that its rows were judged against
    p_room int[],              -- per row: 1-based index into p_rooms
    p_update bytea[],
    p_author uuid[],
    p_login uuid[],
    p_epoch bigint[],
    p_bound_row int[],         -- per binding: 1-based index of its row
    p_bound_client bigint[],
    p_relayed_row int[],       -- per relayed range: 1-based index of its row
    p_relayed_client bigint[],
    p_relayed_from bigint[],
    p_relayed_to bigint[]
) RETURNS TABLE (verdict text, seq bigint)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  PERFORM 1 FROM room WHERE room.id = ANY (p_rooms) ORDER BY room.id FOR UPDATE;
  PERFORM 1 FROM login_session WHERE login_session.id = ANY (p_login) ORDER BY login_session.id FOR SHARE;
  PERFORM 1 FROM api_token WHERE api_token.id = ANY (p_login) ORDER BY api_token.id FOR SHARE;

  RETURN QUERY
  WITH given AS (
    SELECT g.ord::int AS ord, p_rooms[g.i] AS room_id, p_heads[g.i] AS expected, g.bytes, g.author, g.login, g.epoch,
           row_number() OVER (PARTITION BY g.i ORDER BY g.ord) AS nth
    FROM unnest(p_room, p_update, p_author, p_login, p_epoch) WITH ORDINALITY AS g(i, bytes, author, login, epoch, ord)
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
    SELECT given.*, room.head, earlier.seq AS earlier_seq,
      CASE
        WHEN room.id IS NULL THEN 'gone'
        WHEN earlier.update IS NOT NULL AND earlier.update <> given.bytes THEN 'differs'
        WHEN earlier.seq IS NOT NULL THEN 'stored'
        WHEN EXISTS (SELECT 1 FROM earlier e WHERE e.room_id = given.room_id) THEN 'behind'
        WHEN room.state <> 'open' THEN 'closed'
        WHEN NOT EXISTS (
          SELECT 1 FROM login_session l
          WHERE l.id = given.login AND l.ended_at IS NULL AND l.expires_at > clock_timestamp()
        ) AND NOT EXISTS (
          SELECT 1 FROM api_token t
          WHERE t.id = given.login AND t.ended_at IS NULL AND t.expires_at > clock_timestamp()
        ) THEN 'login-ended'
        WHEN room.access_epoch <> given.epoch THEN 'stale'
        WHEN room.head <> given.expected THEN 'moved'
        ELSE 'fits'
      END AS own
    FROM given
    LEFT JOIN room ON room.id = given.room_id
    LEFT JOIN earlier ON earlier.room_id = given.room_id AND earlier.nth = given.nth
  ), settled AS (
    SELECT judged.*, bool_and(judged.own = 'fits') OVER (PARTITION BY judged.room_id ORDER BY judged.ord) AS fits
    FROM judged
  ), inserted AS (
    INSERT INTO room_update (room_id, seq, update, author_id, is_relayed, batch)
    SELECT s.room_id, s.head + s.nth, s.bytes, s.author, s.ord = ANY (p_relayed_row), p_batch
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
  )
  SELECT
    CASE WHEN s.fits THEN 'stored' WHEN s.own = 'fits' THEN 'behind' ELSE s.own END,
    CASE WHEN s.fits THEN s.head + s.nth ELSE s.earlier_seq END
  FROM settled s ORDER BY s.ord;
END
$$;

-- Confirms relayed structs of a client on its own person's connection; binds the client if nobody has it.
CREATE FUNCTION confirm_authorship(p_room uuid, p_client bigint, p_person uuid, p_to bigint) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM room WHERE room.id = p_room FOR UPDATE;
  INSERT INTO author_client (room_id, client_id, person_id) VALUES (p_room, p_client, p_person) ON CONFLICT DO NOTHING;
  UPDATE room_relayed SET confirmed_by = p_person, confirmed_at = clock_timestamp()
  WHERE room_id = p_room AND client_id = p_client AND clock_to <= p_to AND confirmed_by IS NULL
    AND EXISTS (
      SELECT 1 FROM author_client a
      WHERE a.room_id = p_room AND a.client_id = p_client AND a.person_id = p_person
    );
  RETURN FOUND;
END
$$;

-- Replaces what was loaded under p_epoch by one state and moves what it holds to the archive.
CREATE FUNCTION compact_room(p_room uuid, p_epoch bigint, p_upto bigint, p_state bytea, p_state_vector bytea)
RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  IF p_epoch = 0 THEN
    INSERT INTO room_base (room_id, upto_seq, state, state_vector, epoch)
    VALUES (p_room, p_upto, p_state, p_state_vector, 1)
    ON CONFLICT DO NOTHING;
  ELSE
    UPDATE room_base SET upto_seq = p_upto, state = p_state, state_vector = p_state_vector, epoch = p_epoch + 1
    WHERE room_id = p_room AND epoch = p_epoch AND upto_seq <= p_upto;
  END IF;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  WITH taken AS (
    DELETE FROM room_update WHERE room_id = p_room AND seq <= p_upto
    RETURNING room_id, seq, update, author_id, is_relayed, at, batch
  )
  INSERT INTO room_update_archive (room_id, seq, update, author_id, is_relayed, at, batch)
  SELECT room_id, seq, update, author_id, is_relayed, at, batch FROM taken;
  RETURN true;
END
$$;
