-- What was found out about a piece of evidence when it arrived; the newest row holds.
CREATE TABLE record_evidence (
    number INTEGER NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL,
    kind TEXT NOT NULL,
    size INTEGER NOT NULL,
    scanned TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX record_evidence_digest ON record_evidence (digest, number);
CREATE TRIGGER record_evidence_no_update BEFORE UPDATE ON record_evidence
BEGIN SELECT RAISE(ABORT, 'record_evidence is append-only: UPDATE refused'); END;
CREATE TRIGGER record_evidence_no_delete BEFORE DELETE ON record_evidence
BEGIN SELECT RAISE(ABORT, 'record_evidence is append-only: DELETE refused'); END;
CREATE TRIGGER record_evidence_forward BEFORE INSERT ON record_evidence
WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM record_evidence)
BEGIN SELECT RAISE(ABORT, 'record_evidence: rows are only added at the end'); END;

-- Who looked at what, chained like a book: body, digest = SHA-256(body), link = SHA-256(link before, number, digest).
CREATE TABLE record_reading (
    number INTEGER NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    link BLOB NOT NULL,
    at TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.at')) VIRTUAL,
    person TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.who')) VIRTUAL,
    "case" TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.case')) VIRTUAL,
    target TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.target')) VIRTUAL
);
CREATE INDEX record_reading_case ON record_reading ("case", number);
CREATE INDEX record_reading_person ON record_reading (person, target, number);
CREATE TRIGGER record_reading_no_update BEFORE UPDATE ON record_reading
BEGIN SELECT RAISE(ABORT, 'record_reading is append-only: UPDATE refused'); END;
CREATE TRIGGER record_reading_no_delete BEFORE DELETE ON record_reading
BEGIN SELECT RAISE(ABORT, 'record_reading is append-only: DELETE refused'); END;
CREATE TRIGGER record_reading_forward BEFORE INSERT ON record_reading
WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM record_reading)
BEGIN SELECT RAISE(ABORT, 'record_reading: rows are only added at the end'); END;
