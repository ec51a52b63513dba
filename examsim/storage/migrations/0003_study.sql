-- What marks say of a learner, question by question. All but `goals` is derived from the tables before it and may be made
-- anew. Instants and texts are kept as in 0001.

-- One marked response with all that lists, figures and cards need of it, so that none of them opens a grade.
CREATE TABLE tries (
    attempt TEXT NOT NULL,
    position INTEGER NOT NULL,
    bank BLOB NOT NULL,
    question BLOB NOT NULL,        -- its id within the bank
    topic BLOB NOT NULL,           -- as it was when it was tried
    mode TEXT NOT NULL,
    finished INTEGER NOT NULL,
    is_seen INTEGER NOT NULL,
    seconds REAL NOT NULL,
    minutes REAL NOT NULL,         -- suggested
    points REAL NOT NULL,          -- manual marks won, as in `marks`
    max_points REAL NOT NULL,
    hints INTEGER NOT NULL DEFAULT 0,
    confidence REAL,               -- 0..1; empty where nobody asked
    PRIMARY KEY (attempt, position),
    FOREIGN KEY (attempt, position) REFERENCES responses
) STRICT, WITHOUT ROWID;

CREATE INDEX tries_by_question ON tries (bank, question, finished, points, max_points);
CREATE INDEX tries_by_topic ON tries (bank, topic, finished, points, max_points);
CREATE INDEX tries_by_finish ON tries (finished);

-- A criterion as some rubric had it; another wording is another row under the same id.
CREATE TABLE criteria (
    number INTEGER PRIMARY KEY,
    bank BLOB NOT NULL,
    question BLOB NOT NULL,
    id BLOB NOT NULL,
    statement BLOB NOT NULL,
    UNIQUE (bank, question, id, statement)
) STRICT;

CREATE TABLE criterion_tries (
    attempt TEXT NOT NULL,
    position INTEGER NOT NULL,
    place INTEGER NOT NULL,        -- its place within the rubric
    criterion INTEGER NOT NULL REFERENCES criteria,
    points REAL NOT NULL,
    max_points REAL NOT NULL,
    PRIMARY KEY (attempt, position, place),
    FOREIGN KEY (attempt, position) REFERENCES tries ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Whose answer a wrong response gave, as its grade says.
CREATE TABLE resemblances (
    attempt TEXT NOT NULL,
    position INTEGER NOT NULL,
    other BLOB NOT NULL,           -- how the grade names the other question
    PRIMARY KEY (attempt, position, other),
    FOREIGN KEY (attempt, position) REFERENCES tries ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- All tries at a question folded into what they say now.
CREATE TABLE cards (
    bank BLOB NOT NULL,
    question BLOB NOT NULL,
    topic BLOB NOT NULL,
    good REAL NOT NULL,
    bad REAL NOT NULL,
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    due INTEGER NOT NULL,
    last INTEGER NOT NULL,
    state INTEGER NOT NULL,
    step INTEGER,
    tries INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    first_score REAL NOT NULL,
    last_score REAL NOT NULL,
    -- Sums over later tries: how well it was known before each, how long it had rested, what it earned.
    seen_tries REAL NOT NULL,
    seen_known REAL NOT NULL,
    seen_gap REAL NOT NULL,
    seen_known_squared REAL NOT NULL,
    seen_known_gap REAL NOT NULL,
    seen_gap_squared REAL NOT NULL,
    seen_earned REAL NOT NULL,
    seen_known_earned REAL NOT NULL,
    seen_gap_earned REAL NOT NULL,
    seen_earned_squared REAL NOT NULL,
    PRIMARY KEY (bank, question)
) STRICT, WITHOUT ROWID;

CREATE INDEX cards_by_due ON cards (due, bank, question);
CREATE INDEX cards_by_failures ON cards (failures) WHERE failures > 2;

CREATE TABLE criterion_cards (
    bank BLOB NOT NULL,
    question BLOB NOT NULL,
    place INTEGER NOT NULL,
    id BLOB NOT NULL,
    statement BLOB NOT NULL,
    good REAL NOT NULL,
    bad REAL NOT NULL,
    tries INTEGER NOT NULL,
    last_score REAL NOT NULL,
    lost REAL NOT NULL,
    PRIMARY KEY (bank, question, place),
    FOREIGN KEY (bank, question) REFERENCES cards ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Questions whose answers were given for another's.
CREATE TABLE confusions (
    bank BLOB NOT NULL,
    question BLOB NOT NULL,        -- what was asked
    other BLOB NOT NULL,           -- what was answered, of the same bank
    times INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (bank, question, other),
    FOREIGN KEY (bank, question) REFERENCES cards ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Questions whose card is behind their tries.
CREATE TABLE stale_cards (
    bank BLOB NOT NULL,
    question BLOB NOT NULL,
    PRIMARY KEY (bank, question)
) STRICT, WITHOUT ROWID;

-- The rule by which the cards were made: thresholds and parameters.
CREATE TABLE card_rule (rule TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- What a learner is heading for: the one table here that is not derived, and changes.
CREATE TABLE goals (
    bank BLOB PRIMARY KEY,
    exam INTEGER NOT NULL,
    minutes REAL NOT NULL          -- to practise on each day
) STRICT, WITHOUT ROWID;

CREATE TRIGGER tries_age AFTER INSERT ON tries
BEGIN INSERT OR IGNORE INTO stale_cards VALUES (NEW.bank, NEW.question); END;
CREATE TRIGGER tries_change AFTER UPDATE ON tries
BEGIN INSERT OR IGNORE INTO stale_cards VALUES (NEW.bank, NEW.question); END;
CREATE TRIGGER tries_go AFTER DELETE ON tries
BEGIN INSERT OR IGNORE INTO stale_cards VALUES (OLD.bank, OLD.question); END;

INSERT INTO tries
SELECT marks.attempt, marks.position, bank, session_items.question,
    CASE WHEN json_valid(CAST(items.question AS TEXT))
        THEN CAST(coalesce(json_extract(CAST(items.question AS TEXT), '$.topic'), '') AS BLOB) ELSE CAST('' AS BLOB) END,
    mode, finished, is_seen, seconds,
    CASE WHEN json_valid(CAST(items.question AS TEXT))
        THEN CAST(coalesce(json_extract(CAST(items.question AS TEXT), '$.minutes'), 0) AS REAL) ELSE 0 END,
    marks.points, marks.max_points, 0, NULL
FROM marks
JOIN responses ON responses.attempt = marks.attempt AND responses.position = marks.position
JOIN attempts ON attempts.id = marks.attempt
JOIN sessions ON sessions.id = marks.attempt
JOIN session_items ON session_items.session = marks.attempt AND session_items.position = marks.position
JOIN items ON digest = item;

CREATE TEMP TABLE earned AS
SELECT grades.attempt, grades.position, bank, question, CAST(one.key AS INTEGER) AS place,
    CAST(json_extract(one.value, '$.id') AS BLOB) AS id,
    CAST(json_extract(one.value, '$.statement') AS BLOB) AS statement,
    CAST(coalesce(
        (SELECT json_extract(CAST(judgement AS TEXT), '$.points') FROM judgements AS said
         WHERE said.attempt = grades.attempt AND said.position = grades.position AND judgement IS NOT NULL
            AND json_extract(CAST(judgement AS TEXT), '$.subject') = 'criterion'
            AND json_extract(CAST(judgement AS TEXT), '$.name') = json_extract(one.value, '$.id')
            AND NOT EXISTS (SELECT 1 FROM judgements AS later WHERE later.withdraws = said.number)
         ORDER BY number DESC LIMIT 1),
        json_extract(one.value, '$.earned'), json_extract(one.value, '$.points'), 0) AS REAL) AS points,
    CAST(coalesce(json_extract(one.value, '$.max_points'), 0) AS REAL) AS max_points
FROM (SELECT max(number) AS number FROM grades GROUP BY attempt, position) JOIN grades USING (number)
JOIN tries ON tries.attempt = grades.attempt AND tries.position = grades.position
JOIN json_each(CASE WHEN json_valid(CAST(grade AS TEXT)) THEN CAST(grade AS TEXT) ELSE '{}' END, '$.criteria') AS one
WHERE json_extract(one.value, '$.id') IS NOT NULL;

INSERT OR IGNORE INTO criteria (bank, question, id, statement)
SELECT DISTINCT bank, question, id, coalesce(statement, CAST('' AS BLOB)) FROM earned;

INSERT INTO criterion_tries
SELECT attempt, position, place, number, points, max_points FROM earned JOIN criteria
ON criteria.bank = earned.bank AND criteria.question = earned.question AND criteria.id = earned.id
    AND criteria.statement = coalesce(earned.statement, CAST('' AS BLOB));

DROP TABLE earned;

INSERT OR IGNORE INTO resemblances
SELECT grades.attempt, grades.position, CAST(json_extract(one.value, '$.resembles') AS BLOB)
FROM (SELECT max(number) AS number FROM grades GROUP BY attempt, position) JOIN grades USING (number)
JOIN tries ON tries.attempt = grades.attempt AND tries.position = grades.position
JOIN json_each(CASE WHEN json_valid(CAST(grade AS TEXT)) THEN CAST(grade AS TEXT) ELSE '{}' END, '$.misconceptions') AS one
WHERE coalesce(json_extract(one.value, '$.resembles'), '') <> '';
