-- What made each mark, so that lists and figures can say where marks of different graders, models or rubrics stand
-- together and open no grade for it. Derived from the newest grades.

CREATE TABLE makers (
    number INTEGER PRIMARY KEY,
    grader BLOB NOT NULL,
    encoder BLOB NOT NULL,
    UNIQUE (grader, encoder)
) STRICT;

ALTER TABLE tries ADD COLUMN maker INTEGER REFERENCES makers;
ALTER TABLE tries ADD COLUMN rubric BLOB; -- short digest

-- Tries counted by what marked them: as long as the banks, not as the history.
CREATE TABLE marked_by (
    bank BLOB NOT NULL,
    question BLOB NOT NULL,
    topic BLOB NOT NULL,
    mode TEXT NOT NULL,
    maker INTEGER NOT NULL REFERENCES makers,
    rubric BLOB NOT NULL,
    tries INTEGER NOT NULL,
    PRIMARY KEY (bank, question, topic, mode, maker, rubric)
) STRICT, WITHOUT ROWID;

CREATE TEMP TABLE made AS
SELECT grades.attempt, grades.position,
    CAST(coalesce(json_extract(CAST(grade AS TEXT), '$.versions.grader'), '') AS BLOB) AS grader,
    CAST(coalesce(json_extract(CAST(grade AS TEXT), '$.versions.encoder'), '') AS BLOB) AS encoder,
    CAST(coalesce(json_extract(CAST(grade AS TEXT), '$.versions.rubric'), '') AS BLOB) AS rubric
FROM (SELECT max(number) AS number FROM grades GROUP BY attempt, position) JOIN grades USING (number)
WHERE json_valid(CAST(grade AS TEXT));

INSERT INTO makers (grader, encoder) SELECT DISTINCT grader, encoder FROM made ORDER BY 1, 2;

UPDATE tries SET maker = makers.number, rubric = made.rubric FROM made JOIN makers USING (grader, encoder)
WHERE made.attempt = tries.attempt AND made.position = tries.position;

DROP TABLE made;

INSERT INTO marked_by
SELECT bank, question, topic, mode, maker, rubric, count(*) FROM tries WHERE maker IS NOT NULL
GROUP BY bank, question, topic, mode, maker, rubric;

CREATE TRIGGER tries_leave_makers AFTER DELETE ON tries WHEN OLD.maker IS NOT NULL BEGIN
    UPDATE marked_by SET tries = tries - 1 WHERE bank = OLD.bank AND question = OLD.question AND topic = OLD.topic
        AND mode = OLD.mode AND maker = OLD.maker AND rubric = OLD.rubric;
    DELETE FROM marked_by WHERE bank = OLD.bank AND question = OLD.question AND topic = OLD.topic
        AND mode = OLD.mode AND maker = OLD.maker AND rubric = OLD.rubric AND tries < 1;
END;

CREATE TRIGGER tries_change_makers AFTER UPDATE OF maker, rubric ON tries
WHEN OLD.maker IS NOT NEW.maker OR OLD.rubric IS NOT NEW.rubric BEGIN
    UPDATE marked_by SET tries = tries - 1 WHERE bank = OLD.bank AND question = OLD.question AND topic = OLD.topic
        AND mode = OLD.mode AND maker = OLD.maker AND rubric = OLD.rubric;
    DELETE FROM marked_by WHERE bank = OLD.bank AND question = OLD.question AND topic = OLD.topic
        AND mode = OLD.mode AND maker = OLD.maker AND rubric = OLD.rubric AND tries < 1;
    INSERT INTO marked_by VALUES (NEW.bank, NEW.question, NEW.topic, NEW.mode, NEW.maker, NEW.rubric, 1)
    ON CONFLICT DO UPDATE SET tries = tries + 1;
END;
