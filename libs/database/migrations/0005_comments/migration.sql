-- Remarks on a place of a dossier: threads of comments, for everybody in it or for one partner alone.

CREATE TABLE "comment_thread" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "section_id" UUID,
    -- Null: everybody in the dossier. Else the one partner whose people may know that the thread exists.
    "audience_id" UUID,
    "anchor" JSONB NOT NULL,
    "opened_by" UUID NOT NULL,
    "opened_for" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "resolved_by" UUID,
    "resolved_at" TIMESTAMPTZ(3),
    "assignee_id" UUID,
    "assignee_person_id" UUID,
    "due_at" TIMESTAMPTZ(3),
    "replacement" TEXT,
    "proposal_state" TEXT,
    "proposal_by" UUID,
    "proposal_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "comment_thread_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "body" JSONB,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "comment_mention" (
    "comment_id" UUID NOT NULL,
    "mentioned_id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "person_id" UUID,
    "partner_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "comment_mention_pkey" PRIMARY KEY ("comment_id","mentioned_id")
);

CREATE INDEX "comment_thread_dossier_id_opened_at_id_idx" ON "comment_thread"("dossier_id", "opened_at", "id");
CREATE INDEX "comment_thread_section_id_idx" ON "comment_thread"("section_id");
CREATE UNIQUE INDEX "comment_thread_id_position_key" ON "comment"("thread_id", "position");
CREATE INDEX "comment_mention_thread_id_idx" ON "comment_mention"("thread_id");
CREATE INDEX "comment_mention_person_id_idx" ON "comment_mention"("person_id");
CREATE INDEX "comment_mention_partner_id_idx" ON "comment_mention"("partner_id");

ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "dossier_partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_opened_for_fkey" FOREIGN KEY ("opened_for") REFERENCES "dossier_partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "dossier_partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "comment" ADD CONSTRAINT "comment_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "comment_thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "comment" ADD CONSTRAINT "comment_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "dossier_partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "dossier_partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "comment_thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The thread that an event is about; only one that everybody in the dossier may know of.
ALTER TABLE "dossier_event" ADD COLUMN "thread_id" UUID;
