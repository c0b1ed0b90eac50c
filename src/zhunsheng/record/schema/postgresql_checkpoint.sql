CREATE TABLE record_checkpoint (
    book text COLLATE "C" NOT NULL,
    number bigint NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL,
    at text COLLATE "C" NOT NULL,
    note text NOT NULL,
    PRIMARY KEY (book, number)
);
CREATE TRIGGER record_checkpoint_no_change BEFORE UPDATE OR DELETE ON record_checkpoint
    FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_checkpoint_no_truncate BEFORE TRUNCATE ON record_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
CREATE FUNCTION record_checkpoint_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM record_checkpoint WHERE book = NEW.book)
        OR NEW.size < (SELECT coalesce(max(size), 0) FROM record_checkpoint WHERE book = NEW.book) THEN
        RAISE EXCEPTION 'record_checkpoint: checkpoints only go forwards';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER record_checkpoint_forward BEFORE INSERT ON record_checkpoint
    FOR EACH ROW EXECUTE FUNCTION record_checkpoint_forward();
ALTER TABLE record_checkpoint ENABLE ALWAYS TRIGGER record_checkpoint_no_change;
ALTER TABLE record_checkpoint ENABLE ALWAYS TRIGGER record_checkpoint_no_truncate;
ALTER TABLE record_checkpoint ENABLE ALWAYS TRIGGER record_checkpoint_forward;
REVOKE UPDATE, DELETE, TRUNCATE ON record_checkpoint FROM PUBLIC, CURRENT_USER;
