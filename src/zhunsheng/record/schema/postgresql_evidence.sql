-- What was found out about a piece of evidence when it arrived; the newest row holds.
CREATE TABLE record_evidence (
    number bigint NOT NULL PRIMARY KEY,
    digest text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    size bigint NOT NULL,
    scanned text NOT NULL,
    at text COLLATE "C" NOT NULL
);
CREATE INDEX record_evidence_digest ON record_evidence (digest, number);
-- Who looked at what, chained like a book: body, digest = SHA-256(body), link = SHA-256(link before, number, digest).
CREATE TABLE record_reading (
    number bigint NOT NULL PRIMARY KEY,
    body text NOT NULL,
    link bytea NOT NULL,
    at text COLLATE "C" GENERATED ALWAYS AS (body::json ->> 'at') STORED,
    person text COLLATE "C" GENERATED ALWAYS AS (body::json ->> 'who') STORED,
    "case" text COLLATE "C" GENERATED ALWAYS AS (body::json ->> 'case') STORED,
    target text COLLATE "C" GENERATED ALWAYS AS (body::json ->> 'target') STORED
);
CREATE INDEX record_reading_case ON record_reading ("case", number);
CREATE INDEX record_reading_person ON record_reading (person, target, number);
CREATE FUNCTION record_evidence_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM record_evidence) THEN
        RAISE EXCEPTION 'record_evidence: rows are only added at the end';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION record_reading_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM record_reading) THEN
        RAISE EXCEPTION 'record_reading: rows are only added at the end';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER record_evidence_no_change BEFORE UPDATE OR DELETE ON record_evidence
    FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_evidence_no_truncate BEFORE TRUNCATE ON record_evidence
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_evidence_forward BEFORE INSERT ON record_evidence
    FOR EACH ROW EXECUTE FUNCTION record_evidence_forward();
CREATE TRIGGER record_reading_no_change BEFORE UPDATE OR DELETE ON record_reading
    FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_reading_no_truncate BEFORE TRUNCATE ON record_reading
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_reading_forward BEFORE INSERT ON record_reading
    FOR EACH ROW EXECUTE FUNCTION record_reading_forward();
ALTER TABLE record_evidence ENABLE ALWAYS TRIGGER record_evidence_no_change;
ALTER TABLE record_evidence ENABLE ALWAYS TRIGGER record_evidence_no_truncate;
ALTER TABLE record_evidence ENABLE ALWAYS TRIGGER record_evidence_forward;
ALTER TABLE record_reading ENABLE ALWAYS TRIGGER record_reading_no_change;
ALTER TABLE record_reading ENABLE ALWAYS TRIGGER record_reading_no_truncate;
ALTER TABLE record_reading ENABLE ALWAYS TRIGGER record_reading_forward;
REVOKE UPDATE, DELETE, TRUNCATE ON record_evidence, record_reading FROM PUBLIC, CURRENT_USER;
