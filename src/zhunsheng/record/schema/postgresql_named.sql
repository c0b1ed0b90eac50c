-- Which entries speak of a piece of evidence: where `seq` is `named`, that entry names it; where it is later, that
-- entry says that `named` lost it to an erasure. Made from the entries alone; `zhunsheng rebuild` makes it anew.
CREATE TABLE record_named (
    digest text COLLATE "C" NOT NULL,
    book text COLLATE "C" NOT NULL,
    named bigint NOT NULL,
    seq bigint NOT NULL,
    PRIMARY KEY (digest, book, named, seq)
);
-- Canonical JSON holds no spaces, and a quote within a text stands behind a backslash, so plain splitting finds the
-- list; it also goes past a damaged body, which a cast to JSON would not.
CREATE FUNCTION record_digests(p_part text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
    SELECT DISTINCT one FROM unnest(string_to_array(split_part(split_part(p_part, ',"evidence":["', 2), '"]', 1), '","'))
        AS list (one) WHERE one <> '';
$$;
CREATE FUNCTION record_entry_named() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO record_named (digest, book, named, seq)
        SELECT one, NEW.book, NEW.seq, NEW.seq FROM record_digests(split_part(NEW.body, ',"facts":{', 1)) AS one
        ON CONFLICT DO NOTHING;
    IF NEW.procedure = 'record' AND NEW.step = 'erase' THEN
        INSERT INTO record_named (digest, book, named, seq)
            SELECT one, NEW.book, substring(NEW.body FROM ',"seq":([0-9]+)},"on":')::bigint, NEW.seq
            FROM record_digests(split_part(NEW.body, ',"facts":{', 2)) AS one
            ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER record_entry_named AFTER INSERT ON record_entry FOR EACH ROW
    WHEN (NEW.body LIKE '%"evidence":["%') EXECUTE FUNCTION record_entry_named();
ALTER TABLE record_entry ENABLE ALWAYS TRIGGER record_entry_named;
INSERT INTO record_named (digest, book, named, seq)
    SELECT one, book, seq, seq FROM record_entry, record_digests(split_part(body, ',"facts":{', 1)) AS one
    WHERE body LIKE '%"evidence":["%';
INSERT INTO record_named (digest, book, named, seq)
    SELECT one, book, substring(body FROM ',"seq":([0-9]+)},"on":')::bigint, seq
    FROM record_entry, record_digests(split_part(body, ',"facts":{', 2)) AS one
    WHERE body LIKE '%"evidence":["%' AND procedure = 'record' AND step = 'erase'
    ON CONFLICT DO NOTHING;
-- What was erased is few among much.
CREATE INDEX record_evidence_erased ON record_evidence (digest, number) WHERE kind IN ('erased', 'swept');
