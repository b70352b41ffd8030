-- Structs that somebody else brought under a client's id, and that the client itself lacked when it came back: it has not
-- written them, and later, when it has them from the server, it must not be taken for their author.
ALTER TABLE "room_relayed" ADD COLUMN "disowned_at" TIMESTAMPTZ(3);

-- Says whether it confirmed anything. Until here it also did so for the person who had brought the structs, and bound the
-- client when there was nothing to confirm.
CREATE OR REPLACE FUNCTION confirm_authorship(p_room uuid, p_client bigint, p_person uuid, p_to bigint) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  brought boolean;
BEGIN
  PERFORM 1 FROM room WHERE room.id = p_room FOR UPDATE;
  IF EXISTS (
    SELECT 1 FROM author_client a WHERE a.room_id = p_room AND a.client_id = p_client AND a.person_id <> p_person
  ) THEN
    RETURN false;
  END IF;
  SELECT bool_or(bearer.author_id = p_person) INTO brought
  FROM room_relayed r
  LEFT JOIN LATERAL (
    SELECT u.author_id FROM room_update u WHERE u.room_id = r.room_id AND u.seq = r.seq
    UNION ALL
    SELECT a.author_id FROM room_update_archive a WHERE a.room_id = r.room_id AND a.seq = r.seq
  ) bearer ON true
  WHERE r.room_id = p_room AND r.client_id = p_client AND r.clock_to <= p_to
    AND r.confirmed_by IS NULL AND r.disowned_at IS NULL;
  IF brought THEN
    RETURN false;
  END IF;
  UPDATE room_relayed SET confirmed_by = p_person, confirmed_at = clock_timestamp()
  WHERE room_id = p_room AND client_id = p_client AND clock_to <= p_to AND confirmed_by IS NULL AND disowned_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO author_client (room_id, client_id, person_id) VALUES (p_room, p_client, p_person) ON CONFLICT DO NOTHING;
  RETURN true;
END
$$;
