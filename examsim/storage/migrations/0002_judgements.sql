-- What people say of marks, what they teach the grader, and what they expected. A judgement is withdrawn by a row of its
-- own. Instants and texts are kept as in 0001.

-- When a response was marked again; empty for its first mark.
ALTER TABLE grades ADD COLUMN at INTEGER;

CREATE TABLE judgements (
    number INTEGER PRIMARY KEY,
    attempt TEXT NOT NULL,
    position INTEGER NOT NULL,
    at INTEGER NOT NULL,
    judgement BLOB,                -- JSON; empty where the row withdraws another
    withdraws INTEGER UNIQUE REFERENCES judgements,
    CHECK ((judgement IS NULL) <> (withdraws IS NULL)),
    FOREIGN KEY (attempt, position) REFERENCES responses
) STRICT;

CREATE INDEX judgements_by_response ON judgements (attempt, position);

-- What each question stands at: its newest grade with the judgements laid over it. Derived, so it may change.
CREATE TABLE marks (
    attempt TEXT NOT NULL,
    position INTEGER NOT NULL,
    points REAL NOT NULL,
    max_points REAL NOT NULL,
    PRIMARY KEY (attempt, position),
    FOREIGN KEY (attempt, position) REFERENCES responses
) STRICT;

-- Wordings a learner has taught. `removed` alone changes: the instant it was taken back.
CREATE TABLE learned (
    number INTEGER PRIMARY KEY,
    bank BLOB NOT NULL,
    question BLOB NOT NULL,        -- its id within the bank
    at INTEGER NOT NULL,
    phrasing BLOB NOT NULL,        -- JSON
    judgement INTEGER REFERENCES judgements, -- withdrawing it takes the wording back too
    removed INTEGER
) STRICT;

CREATE INDEX learned_in_force ON learned (bank, question) WHERE removed IS NULL;

-- What a learner expected of a response before its marks were shown; the newest counts.
CREATE TABLE forecasts (
    number INTEGER PRIMARY KEY,
    attempt TEXT NOT NULL,
    position INTEGER NOT NULL,
    at INTEGER NOT NULL,
    forecast BLOB NOT NULL,        -- JSON
    FOREIGN KEY (attempt, position) REFERENCES responses
) STRICT;

CREATE INDEX forecasts_by_response ON forecasts (attempt, position);

-- Instants from which on the grader learns anew when to ask.
CREATE TABLE grader_resets (at INTEGER PRIMARY KEY) STRICT;

DROP TRIGGER grades_add_up;
DROP TRIGGER attempts_stay;

INSERT INTO marks
SELECT grades.attempt, grades.position, grades.points,
    CASE WHEN json_valid(CAST(grade AS TEXT)) THEN coalesce(json_extract(CAST(grade AS TEXT), '$.max_points'), 0) ELSE 0 END
FROM grades JOIN (SELECT max(number) AS number FROM grades GROUP BY attempt, position) USING (number);

CREATE TRIGGER marks_add_up AFTER INSERT ON marks BEGIN
    UPDATE attempts SET (points, max_points) = (
        SELECT CASE WHEN count(*) = attempts.questions THEN sum(points) END,
            CASE WHEN count(*) = attempts.questions THEN sum(max_points) ELSE attempts.max_points END
        FROM marks WHERE attempt = NEW.attempt
    ) WHERE id = NEW.attempt;
END;

CREATE TRIGGER marks_change AFTER UPDATE ON marks BEGIN
    UPDATE attempts SET (points, max_points) = (
        SELECT CASE WHEN count(*) = attempts.questions THEN sum(points) END,
            CASE WHEN count(*) = attempts.questions THEN sum(max_points) ELSE attempts.max_points END
        FROM marks WHERE attempt = NEW.attempt
    ) WHERE id = NEW.attempt;
END;

CREATE TRIGGER attempts_stay BEFORE UPDATE OF id, finished, ending, questions, banks, is_timed, is_drill
ON attempts BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER judgements_keep BEFORE DELETE ON judgements BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER forecasts_stay BEFORE UPDATE ON forecasts BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER forecasts_keep BEFORE DELETE ON forecasts BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER learned_stay BEFORE UPDATE OF number, bank, question, at, phrasing, judgement
ON learned BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER learned_keep BEFORE DELETE ON learned BEGIN SELECT raise(ABORT, 'rows are added, never changed'); END;
