-- Suggestions stand in the text, with an id. Who made one, and what was decided, stands here, where no client writes.

-- How many suggestions a text has open: made with the rest of the read model. No text from before has any.
ALTER TABLE "section_content" ADD COLUMN "suggestions" INTEGER NOT NULL DEFAULT 0;

-- A suggestion that was seen in a text. Whether it is open says the text.
CREATE TABLE "suggestion" (
    "section_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    -- On whose connection it came; NULL: that is not known.
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "remark" TEXT,
    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("section_id", "id"),
    CONSTRAINT "suggestion_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id")
);

-- What was decided of a suggestion, with its words as they were then: kept when the text has moved on.
CREATE TABLE "suggestion_decision" (
    "id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "suggestion_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "removed" TEXT NOT NULL,
    "added" TEXT NOT NULL,
    "author_id" UUID,
    "suggested_at" TIMESTAMPTZ(3) NOT NULL,
    "remark" TEXT,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    CONSTRAINT "suggestion_decision_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "suggestion_decision_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id")
);
CREATE INDEX "suggestion_decision_section_id_decided_at_idx" ON "suggestion_decision"("section_id", "decided_at");
