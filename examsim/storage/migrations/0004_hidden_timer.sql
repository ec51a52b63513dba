-- Whether an exam is sat with its clock hidden until the last minutes, so that it is taken up again as it was begun.
ALTER TABLE sessions ADD COLUMN is_timer_hidden INTEGER NOT NULL DEFAULT 0;
