-- Imports, the departments' records and the belief that two of them speak of one child.
--
-- There is no integrated database of children. What a department sends stays in its own store, the
-- schema custodian_<id>, with its own grants; the tables below are only the common shape of those
-- stores (LIST partitions by custodian). Links and children hold pseudonyms.

CREATE TABLE linkage.custodian (
  id     text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
  opened timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE linkage.custodian IS 'Departments that have a store of their own.';

-- One file that was taken in, or refused as a whole.
CREATE TABLE linkage.import (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sender         text NOT NULL,
  custodian      text NOT NULL,
  system         text NOT NULL,
  part           text NOT NULL DEFAULT '',
  content        text NOT NULL CHECK (content IN ('snapshot', 'period')),
  covers         text NOT NULL CHECK (covers IN ('listed', 'system', 'everyone')),
  population     boolean NOT NULL DEFAULT false,
  children_under integer,
  period_from    date,
  period_to      date,
  file_name      text NOT NULL,
  sha256         text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes          bigint NOT NULL,
  state          text NOT NULL CHECK (state IN ('accepted', 'superseded', 'refused')),
  rows_read      bigint NOT NULL DEFAULT 0,
  rows_accepted  bigint NOT NULL DEFAULT 0,
  rows_set_aside bigint NOT NULL DEFAULT 0,
  records        bigint NOT NULL DEFAULT 0,
  notes          json NOT NULL DEFAULT '[]',
  imported_at    timestamptz NOT NULL,
  imported_by    text NOT NULL,
  took_ms        bigint NOT NULL DEFAULT 0,
  CHECK (state = 'refused' OR period_to IS NOT NULL),
  CHECK (period_from <= period_to)
);
COMMENT ON COLUMN linkage.import.part IS 'The part of the sender that the file speaks for: one school, one facility; empty where there are no parts.';
COMMENT ON COLUMN linkage.import.period_to IS 'Last day of the period, or the day of the snapshot.';
COMMENT ON COLUMN linkage.import.notes IS 'Why a file was refused, or what was noticed: a list of {ja, en}.';
CREATE UNIQUE INDEX import_same_file ON linkage.import (sender, part, sha256) WHERE state = 'accepted';
CREATE INDEX import_by_sender ON linkage.import (sender, part, period_to);

-- What an import says of an entity, beyond its rows.
CREATE TABLE linkage.import_entity (
  import_id bigint NOT NULL REFERENCES linkage.import ON DELETE CASCADE,
  entity    text NOT NULL,
  absent    json,
  PRIMARY KEY (import_id, entity)
);
COMMENT ON COLUMN linkage.import_entity.absent IS 'Attributes that hold for those whom the file covers and who have no row.';

-- Whom the rows of a system speak about, with all that identifies them. Stays with the custodian.
CREATE SEQUENCE linkage.subject_id;
CREATE TABLE linkage.subject (
  custodian    text NOT NULL,
  id           bigint NOT NULL DEFAULT nextval('linkage.subject_id'),
  system       text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('person', 'household')),
  key          text NOT NULL,
  person_id    text,
  household_no text,
  family_name  text,
  given_name   text,
  family_kana  text,
  given_kana   text,
  kana_folded  text,
  birth_date   date,
  sex          text CHECK (sex IN ('male', 'female')),
  address      text,
  relationship text,
  dv_protected boolean,
  identity_on  date,
  import_id    bigint NOT NULL,
  PRIMARY KEY (custodian, id),
  UNIQUE (custodian, system, kind, key)
) PARTITION BY LIST (custodian);
CREATE INDEX subject_by_birth_date ON linkage.subject (birth_date, system);
CREATE INDEX subject_by_kana ON linkage.subject (kana_folded);
CREATE INDEX subject_by_household ON linkage.subject (household_no);
COMMENT ON TABLE linkage.subject IS 'A person or household as one system knows them.';
COMMENT ON COLUMN linkage.subject.kana_folded IS 'Reading of the name with small kana, long vowels and blanks folded, for comparison only.';
COMMENT ON COLUMN linkage.subject.identity_on IS 'Day of the file that the identifying columns come from.';
COMMENT ON COLUMN linkage.subject.import_id IS 'The newest import that had a row of this subject.';

-- What the rows say: all records of one entity that one file has of one subject, column by column.
CREATE TABLE linkage.source_record (
  custodian text NOT NULL,
  subject   bigint NOT NULL,
  entity    text NOT NULL,
  import_id bigint NOT NULL,
  block     integer NOT NULL,
  records   integer NOT NULL CHECK (records > 0),
  facts     json NOT NULL,
  PRIMARY KEY (custodian, subject, entity, import_id, block)
) PARTITION BY LIST (custodian);
CREATE INDEX source_record_by_import ON linkage.source_record (import_id);
COMMENT ON COLUMN linkage.source_record.facts IS
  'Lists of equal length by attribute id, and "row" with the line of the file; a missing value is null or {"missing": reason}.';
COMMENT ON COLUMN linkage.source_record.block IS 'A file that is larger than the memory set aside for it is written in several blocks.';

-- Rows that did not fit. They hold personal data, so they stay with the custodian as well.
CREATE TABLE linkage.set_aside_row (
  custodian   text NOT NULL,
  import_id   bigint NOT NULL,
  row_no      bigint NOT NULL,
  problem     integer NOT NULL,
  key         text,
  column_name text,
  value       text,
  reason      text NOT NULL,
  expected_ja text NOT NULL,
  expected_en text NOT NULL,
  raw         text,
  PRIMARY KEY (custodian, import_id, row_no, problem)
) PARTITION BY LIST (custodian);
COMMENT ON COLUMN linkage.set_aside_row.key IS 'The subject''s number, where it could be read: the file does not say everything about this subject.';
COMMENT ON COLUMN linkage.set_aside_row.raw IS 'The line as it stood; removed when a newer file replaces this one.';

-- The children: persons of the resident register below an age. The id is the pseudonym that profiles,
-- candidates and referrals use.
CREATE TABLE linkage.child (
  id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  custodian text NOT NULL,
  subject   bigint NOT NULL,
  household bigint,
  present   boolean NOT NULL DEFAULT true,
  since     timestamptz NOT NULL,
  UNIQUE (custodian, subject)
);
CREATE INDEX child_by_household ON linkage.child (household);
COMMENT ON COLUMN linkage.child.household IS 'The household as a subject of the resident register.';
COMMENT ON COLUMN linkage.child.present IS 'Whether the newest resident register still has this child, below the age.';

-- The belief that a subject of a system is a child, or a household of the resident register.
CREATE TABLE linkage.link (
  custodian  text NOT NULL,
  subject    bigint NOT NULL,
  system     text NOT NULL,
  child      uuid REFERENCES linkage.child,
  household  bigint,
  basis      text NOT NULL CHECK (basis IN ('register', 'identifier', 'attributes', 'person')),
  weight     numeric(4, 3) NOT NULL CHECK (weight BETWEEN 0 AND 1),
  decided_at timestamptz NOT NULL,
  decided_by text,
  PRIMARY KEY (custodian, subject),
  CHECK (num_nonnulls(child, household) = 1)
);
CREATE INDEX link_by_child ON linkage.link (child) WHERE child IS NOT NULL;
CREATE INDEX link_by_household ON linkage.link (household) WHERE household IS NOT NULL;
COMMENT ON COLUMN linkage.link.weight IS 'How sure the link is, 0 to 1.';

-- Pairs that a person must decide, and what was decided.
CREATE TABLE linkage.identity_question (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  custodian  text NOT NULL,
  subject    bigint NOT NULL,
  child      uuid NOT NULL REFERENCES linkage.child,
  weight     numeric(4, 3) NOT NULL,
  agreement  json NOT NULL,
  state      text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'same', 'different')),
  asked_at   timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by text,
  UNIQUE (custodian, subject, child),
  CHECK ((state = 'open') = (decided_at IS NULL))
);
CREATE INDEX identity_question_open ON linkage.identity_question (weight) WHERE state = 'open';

-- Opens a custodian's store. The application may call it and owns nothing that it makes.
CREATE FUNCTION linkage.open_custodian(custodian_id text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  store text := 'custodian_' || replace(custodian_id, '-', '_');
  t text;
BEGIN
  INSERT INTO linkage.custodian (id) VALUES (custodian_id) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  EXECUTE format('CREATE SCHEMA %I', store);
  FOREACH t IN ARRAY ARRAY['subject', 'source_record', 'set_aside_row'] LOOP
    EXECUTE format('CREATE TABLE %I.%I PARTITION OF linkage.%I FOR VALUES IN (%L)', store, t, t, custodian_id);
  END LOOP;
END $$;
-- After much has come in at once the planner needs new statistics; only the owner may take them.
CREATE FUNCTION linkage.gather_statistics() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  ANALYZE linkage.subject, linkage.source_record, linkage.child, linkage.link, linkage.import;
END $$;

REVOKE ALL ON FUNCTION linkage.open_custodian(text) FROM PUBLIC;
REVOKE ALL ON FUNCTION linkage.gather_statistics() FROM PUBLIC;
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'todoku_app') THEN
    GRANT EXECUTE ON FUNCTION linkage.open_custodian(text) TO todoku_app;
    GRANT EXECUTE ON FUNCTION linkage.gather_statistics() TO todoku_app;
  END IF;
END $$;

DO $$
BEGIN
  PERFORM linkage.open_custodian(c)
  FROM unnest(ARRAY['residents', 'welfare', 'education', 'health', 'childcare', 'child-welfare', 'disability-care', 'family-centre']) AS c;
END $$;
