-- What people are told, how they want to be mailed about it, and the mails.

CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "dossier_id" UUID NOT NULL,
    "section_id" UUID,
    "thread_id" UUID,
    "session_id" UUID,
    "audience_id" UUID,
    "actor_id" UUID,
    "text" TEXT,
    "moment" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "mail_state" TEXT NOT NULL,
    "mail_id" UUID,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "mail_choice" (
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "choice" TEXT NOT NULL,

    CONSTRAINT "mail_choice_pkey" PRIMARY KEY ("person_id","kind")
);

CREATE TABLE "notification_mail" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "claim" UUID,
    "handed_over_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "fault" TEXT,

    CONSTRAINT "notification_mail_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "notification_person_id_key_key" ON "notification"("person_id", "key");
CREATE INDEX "notification_person_id_told_at_id_idx" ON "notification"("person_id", "told_at", "id");
CREATE INDEX "notification_mail_state_person_id_dossier_id_idx" ON "notification"("mail_state", "person_id", "dossier_id");
CREATE INDEX "notification_mail_id_idx" ON "notification"("mail_id");
CREATE INDEX "notification_key_idx" ON "notification"("key");
CREATE INDEX "notification_mail_state_next_at_idx" ON "notification_mail"("state", "next_at");
CREATE INDEX "notification_mail_person_id_dossier_id_idx" ON "notification_mail"("person_id", "dossier_id");

ALTER TABLE "notification" ADD CONSTRAINT "notification_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notification" ADD CONSTRAINT "notification_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "notification" ADD CONSTRAINT "notification_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notification" ADD CONSTRAINT "notification_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "dossier_partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "notification" ADD CONSTRAINT "notification_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "notification_mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "mail_choice" ADD CONSTRAINT "mail_choice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notification_mail" ADD CONSTRAINT "notification_mail_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notification_mail" ADD CONSTRAINT "notification_mail_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
