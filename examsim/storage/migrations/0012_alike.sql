-- Whether all marks were made alike, without looking at each question: what made them is summed from an index, and only
-- questions that were ever marked by several rubrics are looked at.

CREATE INDEX marked_by_maker ON marked_by (maker, bank, topic, mode, tries);

-- No question leaves: whether one counts still, or for what is asked, is seen in `marked_by`.
CREATE TABLE reworded (
    bank BLOB NOT NULL,
    question BLOB NOT NULL,
    PRIMARY KEY (bank, question)
) STRICT, WITHOUT ROWID;

INSERT INTO reworded SELECT bank, question FROM marked_by GROUP BY bank, question HAVING min(rubric) <> max(rubric);

CREATE TRIGGER marked_by_reword AFTER INSERT ON marked_by
WHEN EXISTS (SELECT 1 FROM marked_by WHERE bank = NEW.bank AND question = NEW.question AND rubric <> NEW.rubric)
BEGIN INSERT OR IGNORE INTO reworded VALUES (NEW.bank, NEW.question); END;
