-- What a person did not read yet is counted with every page; what waits for a person or an organisation is looked for
-- in threads; what is old is looked for by when it was told.
CREATE INDEX "notification_person_id_read_at_idx" ON "notification" ("person_id", "read_at");
CREATE INDEX "notification_told_at_idx" ON "notification" ("told_at");
CREATE INDEX "comment_thread_assignee_id_idx" ON "comment_thread" ("assignee_id");
CREATE INDEX "comment_thread_assignee_person_id_idx" ON "comment_thread" ("assignee_person_id");
