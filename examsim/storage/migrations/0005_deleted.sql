-- Attempts that were deleted: out of every list at once, and erased a day later. A row stays when its attempt is gone, so
-- that no backup or other machine brings it back unasked; it leaves when the deletion is taken back.
CREATE TABLE deleted (
    attempt TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
