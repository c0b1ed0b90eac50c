CREATE TABLE record_checkpoint (
    book TEXT NOT NULL,
    number INTEGER NOT NULL,
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (book, number)
);
CREATE TRIGGER record_checkpoint_no_update BEFORE UPDATE ON record_checkpoint
BEGIN SELECT RAISE(ABORT, 'record_checkpoint is append-only: UPDATE refused'); END;
CREATE TRIGGER record_checkpoint_no_delete BEFORE DELETE ON record_checkpoint
BEGIN SELECT RAISE(ABORT, 'record_checkpoint is append-only: DELETE refused'); END;
-- INSERT OR REPLACE deletes without firing the trigger above; and no checkpoint is smaller than the one before.
CREATE TRIGGER record_checkpoint_forward BEFORE INSERT ON record_checkpoint
WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM record_checkpoint WHERE book = NEW.book)
    OR NEW.size < (SELECT coalesce(max(size), 0) FROM record_checkpoint WHERE book = NEW.book)
BEGIN SELECT RAISE(ABORT, 'record_checkpoint: checkpoints only go forwards'); END;
