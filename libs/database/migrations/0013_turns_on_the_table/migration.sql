-- What changed in a text while it was discussed is what was written in the turns of its item on the table, not between
-- them: each turn has its own places in the section's log.
CREATE TABLE "review_turn" (
    "item_id" UUID NOT NULL,
    "from_seq" BIGINT NOT NULL,
    "to_seq" BIGINT,
    CONSTRAINT "review_turn_pkey" PRIMARY KEY ("item_id", "from_seq"),
    CONSTRAINT "review_turn_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "review_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- Until now only the first coming and the last leaving were kept: they are one turn, as the minutes said so far.
INSERT INTO "review_turn" ("item_id", "from_seq", "to_seq")
SELECT "id", "opened_at_seq", CASE WHEN "open_since" IS NULL THEN "closed_at_seq" END
FROM "review_item"
WHERE "opened_at_seq" IS NOT NULL;

ALTER TABLE "review_item" DROP COLUMN "opened_at_seq", DROP COLUMN "closed_at_seq";
