CREATE TABLE record_cosignature (
    book TEXT NOT NULL,
    number INTEGER NOT NULL,
    witness TEXT NOT NULL,
    at TEXT NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (book, number, line)
);
CREATE TRIGGER record_cosignature_no_update BEFORE UPDATE ON record_cosignature
BEGIN SELECT RAISE(ABORT, 'record_cosignature is append-only: UPDATE refused'); END;
CREATE TRIGGER record_cosignature_no_delete BEFORE DELETE ON record_cosignature
BEGIN SELECT RAISE(ABORT, 'record_cosignature is append-only: DELETE refused'); END;

-- The checkpoints of books below, whole, as this installation co-signed them.
CREATE TABLE record_below (
    origin TEXT NOT NULL,
    number INTEGER NOT NULL,
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (origin, number)
);
CREATE TRIGGER record_below_no_update BEFORE UPDATE ON record_below
BEGIN SELECT RAISE(ABORT, 'record_below is append-only: UPDATE refused'); END;
CREATE TRIGGER record_below_no_delete BEFORE DELETE ON record_below
BEGIN SELECT RAISE(ABORT, 'record_below is append-only: DELETE refused'); END;
CREATE TRIGGER record_below_forward BEFORE INSERT ON record_below
WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM record_below WHERE origin = NEW.origin)
    OR NEW.size < (SELECT coalesce(max(size), 0) FROM record_below WHERE origin = NEW.origin)
BEGIN SELECT RAISE(ABORT, 'record_below: checkpoints only go forwards'); END;

-- Signed checkpoints that do not continue what was co-signed: the signature is the evidence.
CREATE TABLE record_alarm (
    origin TEXT NOT NULL,
    kind TEXT NOT NULL,
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    seen INTEGER NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (origin, kind, size, root)
);
CREATE TRIGGER record_alarm_no_update BEFORE UPDATE ON record_alarm
BEGIN SELECT RAISE(ABORT, 'record_alarm is append-only: UPDATE refused'); END;
CREATE TRIGGER record_alarm_no_delete BEFORE DELETE ON record_alarm
BEGIN SELECT RAISE(ABORT, 'record_alarm is append-only: DELETE refused'); END;
CREATE TRIGGER record_alarm_no_replace BEFORE INSERT ON record_alarm
WHEN EXISTS (SELECT 1 FROM record_alarm WHERE origin = NEW.origin AND kind = NEW.kind
    AND size = NEW.size AND root = NEW.root)
BEGIN SELECT RAISE(ABORT, 'record_alarm: this alarm is raised already'); END;
CREATE TRIGGER record_cosignature_no_replace BEFORE INSERT ON record_cosignature
WHEN EXISTS (SELECT 1 FROM record_cosignature WHERE book = NEW.book AND number = NEW.number AND line = NEW.line)
BEGIN SELECT RAISE(ABORT, 'record_cosignature: this line is kept already'); END;
