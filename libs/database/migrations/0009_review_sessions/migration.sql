-- Review sessions: what was planned, who was there, what each organisation thought, what was decided. The decisions
-- themselves are ordinary events of sections; here stands what the minutes need to say of them.

CREATE TABLE "review_session" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "preparation" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "chair_id" UUID NOT NULL,
    "current_item_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "planned_by" UUID NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "adopted_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,
    -- Goes up with every change; the second with those that change the minutes.
    "revision" INTEGER NOT NULL DEFAULT 1,
    "minutes_revision" INTEGER NOT NULL DEFAULT 1,
    -- How often the invitation changed: the sequence of its calendar file.
    "invitation" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "review_session_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "review_session_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "review_session_dossier_id_starts_at_idx" ON "review_session"("dossier_id", "starts_at");

CREATE TABLE "review_item" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "spent_seconds" INTEGER NOT NULL DEFAULT 0,
    "open_since" TIMESTAMPTZ(3),
    "opened_version" TEXT,
    "opened_at_seq" BIGINT,
    "closed_at_seq" BIGINT,
    "note" TEXT NOT NULL DEFAULT '',
    "decision_kind" TEXT,
    "decision_state" TEXT,
    "decision_reason" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decided_version" TEXT,
    -- Who marked the section ready in the same decision.
    "ready_by" UUID,
    "confirmed_by" UUID,
    CONSTRAINT "review_item_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "review_item_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "review_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "review_item_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "review_item_session_id_section_id_key" ON "review_item"("session_id", "section_id");

CREATE TABLE "review_stance" (
    "item_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "stance" TEXT NOT NULL,
    "remark" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "review_stance_pkey" PRIMARY KEY ("item_id", "partner_id"),
    CONSTRAINT "review_stance_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "review_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "review_invitee" (
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    CONSTRAINT "review_invitee_pkey" PRIMARY KEY ("session_id", "person_id"),
    CONSTRAINT "review_invitee_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "review_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "review_attendance" (
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),
    CONSTRAINT "review_attendance_pkey" PRIMARY KEY ("session_id", "person_id"),
    CONSTRAINT "review_attendance_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "review_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "review_action_point" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "item_id" UUID,
    "text" TEXT NOT NULL,
    "partner_id" UUID,
    "person_id" UUID,
    "due_at" TIMESTAMPTZ(3),
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    CONSTRAINT "review_action_point_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "review_action_point_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "review_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "review_action_point_session_id_idx" ON "review_action_point"("session_id");
CREATE INDEX "review_action_point_person_id_idx" ON "review_action_point"("person_id");

-- Who accepted the minutes, at which state of them.
CREATE TABLE "review_acceptance" (
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "minutes_revision" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "review_acceptance_pkey" PRIMARY KEY ("session_id", "person_id"),
    CONSTRAINT "review_acceptance_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "review_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

ALTER TABLE "dossier_event" ADD COLUMN "review_session_id" UUID;
