-- Marks summed by month, so that years of them are read as hundreds of rows: derived from `tries`, whatever they become.

CREATE TABLE months (
    bank BLOB NOT NULL,
    topic BLOB NOT NULL,
    mode TEXT NOT NULL,
    month INTEGER NOT NULL,        -- microseconds of its first instant in UTC
    tries INTEGER NOT NULL,
    points REAL NOT NULL,
    max_points REAL NOT NULL,
    seconds REAL NOT NULL,
    minutes REAL NOT NULL,         -- suggested
    sure INTEGER NOT NULL,         -- tries the learner was sure of
    sure_wrong INTEGER NOT NULL,   -- and that earned less than half
    PRIMARY KEY (bank, topic, mode, month)
) STRICT, WITHOUT ROWID;

CREATE INDEX months_by_month ON months (month);
CREATE INDEX tries_by_bank ON tries (bank, finished, attempt);

INSERT INTO months
SELECT bank, topic, mode, CAST(strftime('%s', finished / 1000000, 'unixepoch', 'start of month') AS INTEGER) * 1000000 AS month, count(*),
    sum(points), sum(max_points), sum(seconds), sum(minutes),
    sum(coalesce(confidence >= 0.75, 0)), sum(coalesce(confidence >= 0.75, 0) AND points < max_points / 2)
FROM tries GROUP BY bank, topic, mode, month;

CREATE TRIGGER tries_add_to_months AFTER INSERT ON tries BEGIN
    INSERT INTO months VALUES (
        NEW.bank, NEW.topic, NEW.mode,
        CAST(strftime('%s', NEW.finished / 1000000, 'unixepoch', 'start of month') AS INTEGER) * 1000000, 1,
        NEW.points, NEW.max_points, NEW.seconds, NEW.minutes,
        coalesce(NEW.confidence >= 0.75, 0), coalesce(NEW.confidence >= 0.75, 0) AND NEW.points < NEW.max_points / 2
    ) ON CONFLICT DO UPDATE SET tries = tries + 1, points = points + excluded.points,
        max_points = max_points + excluded.max_points, seconds = seconds + excluded.seconds,
        minutes = minutes + excluded.minutes, sure = sure + excluded.sure, sure_wrong = sure_wrong + excluded.sure_wrong;
END;

CREATE TRIGGER tries_leave_months AFTER DELETE ON tries BEGIN
    UPDATE months SET tries = tries - 1, points = points - OLD.points, max_points = max_points - OLD.max_points,
        seconds = seconds - OLD.seconds, minutes = minutes - OLD.minutes,
        sure = sure - coalesce(OLD.confidence >= 0.75, 0),
        sure_wrong = sure_wrong - (coalesce(OLD.confidence >= 0.75, 0) AND OLD.points < OLD.max_points / 2)
    WHERE bank = OLD.bank AND topic = OLD.topic AND mode = OLD.mode
        AND month = CAST(strftime('%s', OLD.finished / 1000000, 'unixepoch', 'start of month') AS INTEGER) * 1000000;
    DELETE FROM months WHERE bank = OLD.bank AND topic = OLD.topic AND mode = OLD.mode AND tries < 1;
END;

CREATE TRIGGER tries_change_months AFTER UPDATE ON tries BEGIN
    UPDATE months SET points = points - OLD.points + NEW.points,
        max_points = max_points - OLD.max_points + NEW.max_points,
        sure = sure - coalesce(OLD.confidence >= 0.75, 0) + coalesce(NEW.confidence >= 0.75, 0),
        sure_wrong = sure_wrong - (coalesce(OLD.confidence >= 0.75, 0) AND OLD.points < OLD.max_points / 2)
            + (coalesce(NEW.confidence >= 0.75, 0) AND NEW.points < NEW.max_points / 2)
    WHERE bank = NEW.bank AND topic = NEW.topic AND mode = NEW.mode
        AND month = CAST(strftime('%s', NEW.finished / 1000000, 'unixepoch', 'start of month') AS INTEGER) * 1000000;
END;
