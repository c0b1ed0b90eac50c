CREATE TABLE record_book (
    name text NOT NULL PRIMARY KEY,
    hash text NOT NULL,
    head_seq bigint NOT NULL,
    head_link bytea NOT NULL,
    head_at text COLLATE "C" NOT NULL,
    opened text NOT NULL
) WITH (fillfactor = 10);
-- What can be read off the body is read off the body: such a column cannot disagree with it. These names hold no
-- quotes, and a quote within facts stands behind a backslash, so plain splitting finds them. Bytes may be null here
-- so that a damaged copy can be loaded and verified; record_append writes none.
CREATE TABLE record_entry (
    book text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    body text,
    salt bytea,
    digest bytea,
    link bytea,
    "case" text COLLATE "C" GENERATED ALWAYS AS (split_part(split_part(body, ',"case":"', 2), '"', 1)) STORED,
    procedure text COLLATE "C" GENERATED ALWAYS AS (split_part(split_part(body, ',"procedure":"', -1), '"', 1)) STORED,
    step text COLLATE "C" GENERATED ALWAYS AS (split_part(split_part(body, ',"step":"', -1), '"', 1)) STORED,
    "on" text COLLATE "C" GENERATED ALWAYS AS (split_part(split_part(body, ',"on":"', -1), '"', 1)) STORED,
    at text COLLATE "C" GENERATED ALWAYS AS (substring(body FROM 8 FOR 27)) STORED,
    PRIMARY KEY (book, seq)
);
CREATE INDEX record_entry_case ON record_entry (book, "case", seq);
CREATE TABLE record_vault (
    book text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    path text COLLATE "C" NOT NULL,
    value bytea,
    erased_on text,
    ground text,
    PRIMARY KEY (book, seq, path)
);

CREATE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP;
END $$;
CREATE TRIGGER record_entry_no_change BEFORE UPDATE OR DELETE ON record_entry
    FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_entry_no_truncate BEFORE TRUNCATE ON record_entry
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_book_no_delete BEFORE DELETE ON record_book
    FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_book_no_truncate BEFORE TRUNCATE ON record_book
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_book_forward BEFORE UPDATE ON record_book FOR EACH ROW
    WHEN (NEW.head_seq <= OLD.head_seq OR NEW.head_at < OLD.head_at
          OR NEW.name <> OLD.name OR NEW.hash <> OLD.hash OR NEW.opened <> OLD.opened)
    EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_vault_no_delete BEFORE DELETE ON record_vault
    FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_vault_no_truncate BEFORE TRUNCATE ON record_vault
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_vault_erase_only BEFORE UPDATE ON record_vault FOR EACH ROW
    WHEN (NEW.value IS NOT NULL OR NEW.erased_on IS NULL OR NEW.ground IS NULL OR OLD.erased_on IS NOT NULL
          OR NEW.book <> OLD.book OR NEW.seq <> OLD.seq OR NEW.path <> OLD.path)
    EXECUTE FUNCTION record_refuse();
-- ALWAYS: not silenced by session_replication_role either.
ALTER TABLE record_entry ENABLE ALWAYS TRIGGER record_entry_no_change;
ALTER TABLE record_entry ENABLE ALWAYS TRIGGER record_entry_no_truncate;
ALTER TABLE record_book ENABLE ALWAYS TRIGGER record_book_no_delete;
ALTER TABLE record_book ENABLE ALWAYS TRIGGER record_book_no_truncate;
ALTER TABLE record_book ENABLE ALWAYS TRIGGER record_book_forward;
ALTER TABLE record_vault ENABLE ALWAYS TRIGGER record_vault_no_delete;
ALTER TABLE record_vault ENABLE ALWAYS TRIGGER record_vault_no_truncate;
ALTER TABLE record_vault ENABLE ALWAYS TRIGGER record_vault_erase_only;
REVOKE UPDATE, DELETE, TRUNCATE ON record_entry FROM PUBLIC, CURRENT_USER;
REVOKE DELETE, TRUNCATE ON record_book, record_vault FROM PUBLIC, CURRENT_USER;

-- Append to a SHA-256 book in one round trip. p_pieces: for each entry its body before and after its number,
-- all parted by chr(1), which canonical JSON never holds; p_salts: 16 bytes an entry, one after the other;
-- the last three: the vault's rows (which entry, path, value), or null.
-- Holds the book until commit; answers a row an entry, or none where the book is not of this kind.
CREATE FUNCTION record_append(
    p_book text, p_at text, p_pieces text, p_salts bytea, p_which int[], p_path text[], p_value bytea[]
) RETURNS TABLE (o_seq bigint, o_at text, o_digest bytea, o_link bytea) LANGUAGE plpgsql AS $$
DECLARE
    v_first bigint;
    v_body text;
    v_salt bytea;
    v_pieces text[] := string_to_array(p_pieces, chr(1));
BEGIN
    SELECT head_seq, head_link, greatest(head_at, p_at COLLATE "C") INTO v_first, o_link, o_at
        FROM record_book WHERE name = p_book AND hash = 'sha256' FOR UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    FOR i IN 1 .. cardinality(v_pieces) / 2 LOOP
        o_seq := v_first + i;
        v_salt := substring(p_salts FROM 16 * i - 15 FOR 16);
        v_body := '{"at":"' || o_at || '",' || v_pieces[2 * i - 1] || ',"seq":' || o_seq || v_pieces[2 * i];
        o_digest := sha256(v_salt || convert_to(v_body, 'UTF8'));
        o_link := sha256(o_link || int8send(o_seq) || o_digest);
        INSERT INTO record_entry (book, seq, body, salt, digest, link)
            VALUES (p_book, o_seq, v_body, v_salt, o_digest, o_link);
        RETURN NEXT;
    END LOOP;
    IF p_which IS NOT NULL THEN
        INSERT INTO record_vault (book, seq, path, value)
            SELECT p_book, v_first + which, path, value FROM unnest(p_which, p_path, p_value) AS v (which, path, value);
    END IF;
    UPDATE record_book SET head_seq = o_seq, head_link = o_link, head_at = o_at WHERE name = p_book;
END $$;
