-- What the banks in force ask, in brief, beside what came of it, so that queries can look at both together. Made of the
-- files of the banks, and made anew where these have changed.

CREATE TABLE shelf (
    bank BLOB PRIMARY KEY,
    stamp TEXT NOT NULL,           -- what its files were like when they were read, and which examsim read them
    place INTEGER                  -- in the order of banks; empty for one that is not in force now
) STRICT, WITHOUT ROWID;

CREATE TABLE asked (
    bank BLOB NOT NULL REFERENCES shelf ON DELETE CASCADE,
    question BLOB NOT NULL,
    place INTEGER NOT NULL,
    topic BLOB NOT NULL,
    points REAL NOT NULL,
    minutes REAL NOT NULL,
    prompt BLOB NOT NULL,          -- its beginning, on one line
    PRIMARY KEY (bank, question)
) STRICT, WITHOUT ROWID;
