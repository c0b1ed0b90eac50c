CREATE TABLE record_book (
    name TEXT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL,
    head_seq INTEGER NOT NULL,
    head_link BLOB NOT NULL,
    head_at TEXT NOT NULL,
    opened TEXT NOT NULL
);
-- What can be read off the body is read off the body: such a column cannot disagree with it. Bytes may be null here
-- so that a damaged copy can be loaded and verified; the triggers keep nulls out of the book itself.
CREATE TABLE record_entry (
    book TEXT NOT NULL,
    seq INTEGER NOT NULL,
    body TEXT,
    salt BLOB,
    digest BLOB,
    link BLOB,
    "case" TEXT AS (CASE WHEN json_valid(body) THEN json_extract(body, '$.case') END) VIRTUAL,
    procedure TEXT AS (CASE WHEN json_valid(body) THEN json_extract(body, '$.procedure') END) VIRTUAL,
    step TEXT AS (CASE WHEN json_valid(body) THEN json_extract(body, '$.step') END) VIRTUAL,
    "on" TEXT AS (CASE WHEN json_valid(body) THEN json_extract(body, '$.on') END) VIRTUAL,
    at TEXT AS (CASE WHEN json_valid(body) THEN json_extract(body, '$.at') END) VIRTUAL,
    PRIMARY KEY (book, seq)
);
CREATE INDEX record_entry_case ON record_entry (book, "case", seq);
CREATE TABLE record_vault (
    book TEXT NOT NULL,
    seq INTEGER NOT NULL,
    path TEXT NOT NULL,
    value BLOB,
    erased_on TEXT,
    ground TEXT,
    PRIMARY KEY (book, seq, path)
);

CREATE TRIGGER record_entry_no_update BEFORE UPDATE ON record_entry
BEGIN SELECT RAISE(ABORT, 'record_entry is append-only: UPDATE refused'); END;
CREATE TRIGGER record_entry_no_delete BEFORE DELETE ON record_entry
BEGIN SELECT RAISE(ABORT, 'record_entry is append-only: DELETE refused'); END;
-- INSERT OR REPLACE deletes without firing the trigger above.
CREATE TRIGGER record_entry_no_replace BEFORE INSERT ON record_entry
WHEN NEW.seq <= (SELECT head_seq FROM record_book WHERE name = NEW.book)
    OR NEW.salt IS NULL OR NEW.digest IS NULL OR NEW.link IS NULL OR NEW.body IS NULL
BEGIN SELECT RAISE(ABORT, 'record_entry is append-only: this number is taken, or the entry is not whole'); END;

CREATE TRIGGER record_book_forward BEFORE UPDATE ON record_book
WHEN NEW.head_seq <= OLD.head_seq OR NEW.head_at < OLD.head_at
    OR NEW.name <> OLD.name OR NEW.hash <> OLD.hash OR NEW.opened <> OLD.opened
BEGIN SELECT RAISE(ABORT, 'record_book: the head only moves forwards'); END;
CREATE TRIGGER record_book_no_delete BEFORE DELETE ON record_book
BEGIN SELECT RAISE(ABORT, 'record_book: DELETE refused'); END;
CREATE TRIGGER record_book_no_replace BEFORE INSERT ON record_book
WHEN EXISTS (SELECT 1 FROM record_book WHERE name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'record_book: this book is open already'); END;

CREATE TRIGGER record_vault_erase_only BEFORE UPDATE ON record_vault
WHEN NEW.value IS NOT NULL OR NEW.erased_on IS NULL OR NEW.ground IS NULL OR OLD.erased_on IS NOT NULL
    OR NEW.book <> OLD.book OR NEW.seq <> OLD.seq OR NEW.path <> OLD.path
BEGIN SELECT RAISE(ABORT, 'record_vault: a value may only be erased, with its ground'); END;
CREATE TRIGGER record_vault_no_delete BEFORE DELETE ON record_vault
BEGIN SELECT RAISE(ABORT, 'record_vault: DELETE refused'); END;
CREATE TRIGGER record_vault_no_replace BEFORE INSERT ON record_vault
WHEN EXISTS (SELECT 1 FROM record_vault WHERE book = NEW.book AND seq = NEW.seq AND path = NEW.path)
BEGIN SELECT RAISE(ABORT, 'record_vault: a value may only be erased, with its ground'); END;
