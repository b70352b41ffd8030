-- Who took the chair of a review session from whom stands in the history; its minutes look it up by the session.
ALTER TABLE "dossier_event" ADD COLUMN "chair_id" UUID;
ALTER TABLE "dossier_event" ADD COLUMN "chair_before_id" UUID;
CREATE INDEX "dossier_event_review_session_id_idx" ON "dossier_event"("review_session_id");
