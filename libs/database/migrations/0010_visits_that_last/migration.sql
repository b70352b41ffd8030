-- A person who reads on has seen what is new and still wants to be told what it was: kept from where the visit began.
ALTER TABLE "section_visit" ADD COLUMN "since_seq" BIGINT;
ALTER TABLE "section_visit" ADD COLUMN "since_at" TIMESTAMPTZ(3);
UPDATE "section_visit" SET "since_seq" = "room_seq", "since_at" = "at";
ALTER TABLE "section_visit" ALTER COLUMN "since_seq" SET NOT NULL;
ALTER TABLE "section_visit" ALTER COLUMN "since_at" SET NOT NULL;
