-- Which entries speak of a piece of evidence: where `seq` is `named`, that entry names it; where it is later, that
-- entry says that `named` lost it to an erasure. Made from the entries alone; `zhunsheng rebuild` makes it anew.
CREATE TABLE record_named (
    digest TEXT NOT NULL,
    book TEXT NOT NULL,
    named INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (digest, book, named, seq)
) WITHOUT ROWID;
CREATE TRIGGER record_entry_named AFTER INSERT ON record_entry
WHEN instr(NEW.body, '"evidence":["') AND json_valid(NEW.body)
BEGIN
    INSERT OR IGNORE INTO record_named (digest, book, named, seq)
        SELECT value, NEW.book, NEW.seq, NEW.seq FROM json_each(NEW.body, '$.evidence');
    INSERT OR IGNORE INTO record_named (digest, book, named, seq)
        SELECT value, NEW.book, json_extract(NEW.body, '$.facts.seq'), NEW.seq
        FROM json_each(NEW.body, '$.facts.evidence')
        WHERE json_extract(NEW.body, '$.procedure') = 'record' AND json_extract(NEW.body, '$.step') = 'erase';
END;
INSERT INTO record_named (digest, book, named, seq)
    SELECT DISTINCT value, book, seq, seq FROM record_entry, json_each(body, '$.evidence')
    WHERE instr(body, '"evidence":["') AND json_valid(body);
INSERT OR IGNORE INTO record_named (digest, book, named, seq)
    SELECT value, book, json_extract(body, '$.facts.seq'), seq FROM record_entry, json_each(body, '$.facts.evidence')
    WHERE instr(body, '"evidence":["') AND json_valid(body) AND procedure = 'record' AND step = 'erase';
-- What was erased is few among much.
CREATE INDEX record_evidence_erased ON record_evidence (digest, number) WHERE kind IN ('erased', 'swept');
