-- Sessions, their journal, and what they come to. Instants are microseconds since 1970 in UTC. What people wrote is
-- kept as bytes (UTF-8 that lets lone surrogates and NULs pass), JSON included. Rows are added, never changed.

PRAGMA application_id = 1165517165; -- "Exam", so that no other program's database is taken for a store

-- A question with its rubric as it was when an exam was made, named by its content.
CREATE TABLE items (
    digest TEXT PRIMARY KEY,
    question BLOB NOT NULL,
    rubric BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    title BLOB NOT NULL,
    banks BLOB NOT NULL,           -- JSON list of bank ids, each once
    mode TEXT NOT NULL,
    time_limit INTEGER,            -- microseconds, extra time included
    extra_time REAL NOT NULL,
    seed TEXT,                     -- text: a seed may be longer than 64 bits
    started INTEGER NOT NULL,
    anchor BLOB                    -- JSON: the reading of the machine's clocks that instants are measured from
) STRICT, WITHOUT ROWID;

CREATE TABLE session_items (
    session TEXT NOT NULL REFERENCES sessions,
    position INTEGER NOT NULL,
    bank BLOB NOT NULL,
    question BLOB NOT NULL,        -- its id within the bank
    item TEXT NOT NULL REFERENCES items,
    PRIMARY KEY (session, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_items_by_question ON session_items (bank, question);

-- Every entry as it was made; a session is their fold. A typed text is kept as an edit of what its question read
-- before: `removed` characters from `start` give way to `inserted`.
CREATE TABLE journal (
    number INTEGER PRIMARY KEY,
    session TEXT NOT NULL REFERENCES sessions,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    question INTEGER,
    start INTEGER,
    removed INTEGER,
    inserted BLOB,
    is_on INTEGER,
    by INTEGER,                    -- microseconds the machine's clock was set
    anchor BLOB                    -- JSON
) STRICT;

CREATE INDEX journal_by_session ON journal (session);

-- Sessions not sealed yet, so that the home screen need not look through all: the one table that rows leave.
CREATE TABLE unfinished (
    session TEXT PRIMARY KEY REFERENCES sessions
) STRICT, WITHOUT ROWID;

-- A sealed session. `points` alone changes: the newest grades' sum once every question has one.
CREATE TABLE attempts (
    id TEXT PRIMARY KEY REFERENCES sessions,
    finished INTEGER NOT NULL,
    ending TEXT NOT NULL,
    questions INTEGER NOT NULL,
    max_points REAL NOT NULL,
    points REAL,
    banks BLOB NOT NULL,           -- as in sessions; here with `is_timed` for the index of records
    is_timed INTEGER NOT NULL,
    is_drill INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX attempts_by_finish ON attempts (finished);
CREATE INDEX attempts_unmarked ON attempts (finished) WHERE points IS NULL;
CREATE INDEX attempts_by_record ON attempts (banks, is_timed, finished, points, max_points) WHERE NOT is_drill;

CREATE TABLE responses (
    attempt TEXT NOT NULL REFERENCES attempts,
    position INTEGER NOT NULL,
    text BLOB NOT NULL,
    is_seen INTEGER NOT NULL,
    is_flagged INTEGER NOT NULL,
    seconds REAL NOT NULL,
    PRIMARY KEY (attempt, position)
) STRICT;

-- A regrade stands beside the grades before it; the newest is shown.
CREATE TABLE grades (
    number INTEGER PRIMARY KEY,
    attempt TEXT NOT NULL,
    position INTEGER NOT NULL,
    points REAL NOT NULL,
    grade BLOB NOT NULL,
    FOREIGN KEY (attempt, position) REFERENCES responses
) STRICT;

CREATE INDEX grades_by_response ON grades (attempt, position);

CREATE TRIGGER sessions_begin AFTER INSERT ON sessions BEGIN INSERT INTO unfinished VALUES (NEW.id); END;
CREATE TRIGGER attempts_finish AFTER INSERT ON attempts BEGIN DELETE FROM unfinished WHERE session = NEW.id; END;

CREATE TRIGGER grades_add_up AFTER INSERT ON grades BEGIN
    UPDATE attempts SET points = (
        SELECT CASE WHEN count(*) = attempts.questions THEN sum(points) END
        FROM (SELECT points, max(number) FROM grades WHERE attempt = NEW.attempt GROUP BY position)
    ) WHERE id = NEW.attempt;
END;

CREATE TRIGGER sealed_journals_are_closed BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM attempts WHERE id = NEW.session)
BEGIN SELECT raise(ABORT, 'the exam is handed in'); END;

CREATE TRIGGER items_stay BEFORE UPDATE ON items BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER items_keep BEFORE DELETE ON items BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER sessions_stay BEFORE UPDATE ON sessions BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER sessions_keep BEFORE DELETE ON sessions BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER session_items_stay BEFORE UPDATE ON session_items BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER session_items_keep BEFORE DELETE ON session_items BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER journal_stays BEFORE UPDATE ON journal BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER journal_keeps BEFORE DELETE ON journal BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER attempts_stay BEFORE UPDATE OF id, finished, ending, questions, max_points, banks, is_timed, is_drill
ON attempts BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER attempts_keep BEFORE DELETE ON attempts BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER responses_stay BEFORE UPDATE ON responses BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER responses_keep BEFORE DELETE ON responses BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER grades_stay BEFORE UPDATE ON grades BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER grades_keep BEFORE DELETE ON grades BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
