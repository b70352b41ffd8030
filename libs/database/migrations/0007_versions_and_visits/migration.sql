-- Versions of a section: names that people gave to points of its room's log, the pauses found in that log, and how far
-- each person has looked.

-- How far the room of the section was when the event happened; null for events of before, and for those of no section.
ALTER TABLE "dossier_event" ADD COLUMN "room_seq" BIGINT;

-- CreateTable
CREATE TABLE "named_version" (
    "id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "room_seq" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "named_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "section_pause" (
    "section_id" UUID NOT NULL,
    "room_seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "authors" UUID[],

    CONSTRAINT "section_pause_pkey" PRIMARY KEY ("section_id","room_seq")
);

-- CreateTable
CREATE TABLE "section_visit" (
    "person_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "room_seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "section_visit_pkey" PRIMARY KEY ("person_id","section_id")
);

-- CreateIndex
CREATE INDEX "named_version_section_id_room_seq_idx" ON "named_version"("section_id", "room_seq");

-- CreateIndex
CREATE INDEX "section_visit_section_id_idx" ON "section_visit"("section_id");

-- AddForeignKey
ALTER TABLE "named_version" ADD CONSTRAINT "named_version_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_pause" ADD CONSTRAINT "section_pause_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_visit" ADD CONSTRAINT "section_visit_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE CASCADE ON UPDATE CASCADE;
