CREATE TABLE record_cosignature (
    book text COLLATE "C" NOT NULL,
    number bigint NOT NULL,
    witness text COLLATE "C" NOT NULL,
    at text COLLATE "C" NOT NULL,
    line text COLLATE "C" NOT NULL,
    PRIMARY KEY (book, number, line)
);
-- The checkpoints of books below, whole, as this installation co-signed them.
CREATE TABLE record_below (
    origin text COLLATE "C" NOT NULL,
    number bigint NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL,
    at text COLLATE "C" NOT NULL,
    note text COLLATE "C" NOT NULL,
    PRIMARY KEY (origin, number)
);
-- Signed checkpoints that do not continue what was co-signed: the signature is the evidence.
CREATE TABLE record_alarm (
    origin text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL,
    seen bigint NOT NULL,
    at text COLLATE "C" NOT NULL,
    note text COLLATE "C" NOT NULL,
    PRIMARY KEY (origin, kind, size, root)
);
CREATE FUNCTION record_below_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM record_below WHERE origin = NEW.origin)
        OR NEW.size < (SELECT coalesce(max(size), 0) FROM record_below WHERE origin = NEW.origin) THEN
        RAISE EXCEPTION 'record_below: checkpoints only go forwards';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER record_below_forward BEFORE INSERT ON record_below
    FOR EACH ROW EXECUTE FUNCTION record_below_forward();
ALTER TABLE record_below ENABLE ALWAYS TRIGGER record_below_forward;
CREATE TRIGGER record_cosignature_no_change BEFORE UPDATE OR DELETE ON record_cosignature
    FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_cosignature_no_truncate BEFORE TRUNCATE ON record_cosignature
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
ALTER TABLE record_cosignature ENABLE ALWAYS TRIGGER record_cosignature_no_change;
ALTER TABLE record_cosignature ENABLE ALWAYS TRIGGER record_cosignature_no_truncate;
REVOKE UPDATE, DELETE, TRUNCATE ON record_cosignature FROM PUBLIC, CURRENT_USER;
CREATE TRIGGER record_below_no_change BEFORE UPDATE OR DELETE ON record_below
    FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_below_no_truncate BEFORE TRUNCATE ON record_below
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
ALTER TABLE record_below ENABLE ALWAYS TRIGGER record_below_no_change;
ALTER TABLE record_below ENABLE ALWAYS TRIGGER record_below_no_truncate;
REVOKE UPDATE, DELETE, TRUNCATE ON record_below FROM PUBLIC, CURRENT_USER;
CREATE TRIGGER record_alarm_no_change BEFORE UPDATE OR DELETE ON record_alarm
    FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_alarm_no_truncate BEFORE TRUNCATE ON record_alarm
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
ALTER TABLE record_alarm ENABLE ALWAYS TRIGGER record_alarm_no_change;
ALTER TABLE record_alarm ENABLE ALWAYS TRIGGER record_alarm_no_truncate;
REVOKE UPDATE, DELETE, TRUNCATE ON record_alarm FROM PUBLIC, CURRENT_USER;
