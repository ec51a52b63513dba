-- Months summed once more, for pictures of everything: by bank without topics, and by topic over all time. Both follow
-- `months`, whatever that becomes.

CREATE TABLE bank_months (
    bank BLOB NOT NULL,
    mode TEXT NOT NULL,
    month INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    points REAL NOT NULL,
    max_points REAL NOT NULL,
    seconds REAL NOT NULL,
    minutes REAL NOT NULL,
    sure INTEGER NOT NULL,
    sure_wrong INTEGER NOT NULL,
    PRIMARY KEY (bank, mode, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_sums (
    bank BLOB NOT NULL,
    topic BLOB NOT NULL,
    mode TEXT NOT NULL,
    tries INTEGER NOT NULL,
    points REAL NOT NULL,
    max_points REAL NOT NULL,
    seconds REAL NOT NULL,
    minutes REAL NOT NULL,
    sure INTEGER NOT NULL,
    sure_wrong INTEGER NOT NULL,
    PRIMARY KEY (bank, topic, mode)
) STRICT, WITHOUT ROWID;

INSERT INTO bank_months
SELECT bank, mode, month, sum(tries), sum(points), sum(max_points), sum(seconds), sum(minutes), sum(sure), sum(sure_wrong)
FROM months GROUP BY bank, mode, month;

INSERT INTO topic_sums
SELECT bank, topic, mode, sum(tries), sum(points), sum(max_points), sum(seconds), sum(minutes), sum(sure), sum(sure_wrong)
FROM months GROUP BY bank, topic, mode;

CREATE TRIGGER months_add_up AFTER INSERT ON months BEGIN
    INSERT INTO bank_months VALUES (NEW.bank, NEW.mode, NEW.month, NEW.tries, NEW.points, NEW.max_points, NEW.seconds,
        NEW.minutes, NEW.sure, NEW.sure_wrong)
    ON CONFLICT DO UPDATE SET tries = tries + excluded.tries, points = points + excluded.points,
        max_points = max_points + excluded.max_points, seconds = seconds + excluded.seconds,
        minutes = minutes + excluded.minutes, sure = sure + excluded.sure, sure_wrong = sure_wrong + excluded.sure_wrong;
    INSERT INTO topic_sums VALUES (NEW.bank, NEW.topic, NEW.mode, NEW.tries, NEW.points, NEW.max_points, NEW.seconds,
        NEW.minutes, NEW.sure, NEW.sure_wrong)
    ON CONFLICT DO UPDATE SET tries = tries + excluded.tries, points = points + excluded.points,
        max_points = max_points + excluded.max_points, seconds = seconds + excluded.seconds,
        minutes = minutes + excluded.minutes, sure = sure + excluded.sure, sure_wrong = sure_wrong + excluded.sure_wrong;
END;

CREATE TRIGGER months_change AFTER UPDATE ON months BEGIN
    UPDATE bank_months SET tries = tries - OLD.tries + NEW.tries, points = points - OLD.points + NEW.points,
        max_points = max_points - OLD.max_points + NEW.max_points, seconds = seconds - OLD.seconds + NEW.seconds,
        minutes = minutes - OLD.minutes + NEW.minutes, sure = sure - OLD.sure + NEW.sure,
        sure_wrong = sure_wrong - OLD.sure_wrong + NEW.sure_wrong
    WHERE bank = NEW.bank AND mode = NEW.mode AND month = NEW.month;
    UPDATE topic_sums SET tries = tries - OLD.tries + NEW.tries, points = points - OLD.points + NEW.points,
        max_points = max_points - OLD.max_points + NEW.max_points, seconds = seconds - OLD.seconds + NEW.seconds,
        minutes = minutes - OLD.minutes + NEW.minutes, sure = sure - OLD.sure + NEW.sure,
        sure_wrong = sure_wrong - OLD.sure_wrong + NEW.sure_wrong
    WHERE bank = NEW.bank AND topic = NEW.topic AND mode = NEW.mode;
END;

-- A month goes once nothing is left of it, so nothing but its rounding is taken off here.
CREATE TRIGGER months_go AFTER DELETE ON months BEGIN
    UPDATE bank_months SET tries = tries - OLD.tries, points = points - OLD.points,
        max_points = max_points - OLD.max_points, seconds = seconds - OLD.seconds, minutes = minutes - OLD.minutes,
        sure = sure - OLD.sure, sure_wrong = sure_wrong - OLD.sure_wrong
    WHERE bank = OLD.bank AND mode = OLD.mode AND month = OLD.month;
    UPDATE topic_sums SET tries = tries - OLD.tries, points = points - OLD.points,
        max_points = max_points - OLD.max_points, seconds = seconds - OLD.seconds, minutes = minutes - OLD.minutes,
        sure = sure - OLD.sure, sure_wrong = sure_wrong - OLD.sure_wrong
    WHERE bank = OLD.bank AND topic = OLD.topic AND mode = OLD.mode;
    DELETE FROM bank_months WHERE bank = OLD.bank AND mode = OLD.mode AND month = OLD.month AND tries < 1;
    DELETE FROM topic_sums WHERE bank = OLD.bank AND topic = OLD.topic AND mode = OLD.mode AND tries < 1;
END;

-- With the drill in it: without, each attempt was looked up besides.
DROP INDEX attempts_by_record;
CREATE INDEX attempts_by_record ON attempts (banks, is_timed, finished, points, max_points, is_drill) WHERE NOT is_drill;
