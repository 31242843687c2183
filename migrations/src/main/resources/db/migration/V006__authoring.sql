-- The life of a rule: draft, submitted, published from a day, retired.
CREATE SCHEMA authoring;

-- What is known of a published version beside its text.
ALTER TABLE library.rule_version
  ADD COLUMN cases              text,
  ADD COLUMN authors            text[] NOT NULL DEFAULT '{}',
  ADD COLUMN republished_version integer,
  ADD COLUMN note               text,
  ADD CONSTRAINT rule_version_four_eyes CHECK (NOT published_by = ANY (authors)),
  ADD CONSTRAINT rule_version_republishes_older CHECK (republished_version < version);
COMMENT ON COLUMN library.rule_version.cases IS
  'The case file that it was approved with, as YAML; null for versions that came with the product.';
COMMENT ON COLUMN library.rule_version.authors IS 'Logins of all who wrote on it; none of them may publish it.';
COMMENT ON COLUMN library.rule_version.republished_version IS 'The older version that was published again, where it was.';
CREATE INDEX rule_version_newest ON library.rule_version (rule_id, version DESC);
CREATE TRIGGER rule_version_never_emptied BEFORE TRUNCATE ON library.rule_version
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

-- A rule's versions are numbered without gaps, and a version published again has the text of the older one.
CREATE FUNCTION library.check_new_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  newest integer;
BEGIN
  SELECT max(version) INTO newest FROM library.rule_version WHERE rule_id = NEW.rule_id;
  IF newest IS NOT NULL AND NEW.version <> newest + 1 THEN
    RAISE EXCEPTION 'version % of % does not follow version %', NEW.version, NEW.rule_id, newest
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.republished_version IS NOT NULL AND NOT EXISTS (
      SELECT FROM library.rule_version older
      WHERE older.rule_id = NEW.rule_id AND older.version = NEW.republished_version AND older.checksum = NEW.checksum) THEN
    RAISE EXCEPTION 'version % of % is not what version % was', NEW.version, NEW.rule_id, NEW.republished_version
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rule_version_follows BEFORE INSERT ON library.rule_version
  FOR EACH ROW EXECUTE FUNCTION library.check_new_version();

-- A rule is out of force from a day on, until a later version of it is.
CREATE TABLE library.retirement (
  version_id     bigint PRIMARY KEY REFERENCES library.rule_version,
  rule_id        text NOT NULL,
  version        integer NOT NULL,
  effective_from date NOT NULL,
  retired_at     timestamptz NOT NULL,
  retired_by     text NOT NULL,
  reason         text NOT NULL CHECK (reason <> ''),
  UNIQUE (rule_id, version),
  FOREIGN KEY (rule_id, version) REFERENCES library.rule_version (rule_id, version)
);
COMMENT ON TABLE library.retirement IS 'Append-only. Only the newest version of a rule is retired.';
CREATE FUNCTION library.check_retirement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM library.rule_version later
             WHERE later.rule_id = NEW.rule_id AND later.version > NEW.version) THEN
    RAISE EXCEPTION 'version % of % is not the newest', NEW.version, NEW.rule_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER retirement_of_newest BEFORE INSERT ON library.retirement
  FOR EACH ROW EXECUTE FUNCTION library.check_retirement();
CREATE TRIGGER retirement_append_only BEFORE UPDATE OR DELETE ON library.retirement
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER retirement_never_emptied BEFORE TRUNCATE ON library.retirement
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

-- Which step leads from which state to which. The program has the same table; a test compares them.
CREATE TABLE authoring.step (
  action     text NOT NULL,
  from_state text NOT NULL,
  to_state   text NOT NULL,
  PRIMARY KEY (action, from_state)
);
INSERT INTO authoring.step (action, from_state, to_state) VALUES
  ('save',         'draft',     'draft'),
  ('submit',       'draft',     'submitted'),
  ('takeBack',     'submitted', 'draft'),
  ('sendBack',     'submitted', 'draft'),
  ('withdraw',     'draft',     'withdrawn'),
  ('withdraw',     'submitted', 'withdrawn'),
  ('publish',      'submitted', 'published'),
  ('publishAgain', 'published', 'published'),
  ('publishAgain', 'retired',   'published'),
  ('retire',       'published', 'retired');
CREATE TRIGGER step_fixed BEFORE INSERT OR UPDATE OR DELETE ON authoring.step
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER step_never_emptied BEFORE TRUNCATE ON authoring.step
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

-- A change to a rule, or a new rule, as somebody writes it; half-finished texts are kept as well.
CREATE TABLE authoring.draft (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  rule_id      text NOT NULL CHECK (rule_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(rule_id) <= 100),
  base_version integer,
  scope        text NOT NULL CHECK (scope IN ('structure', 'values')),
  state        text NOT NULL CHECK (state IN ('draft', 'submitted', 'published', 'withdrawn')),
  revision     integer NOT NULL CHECK (revision >= 1),
  content      text NOT NULL CHECK (octet_length(content) <= 1048576),
  cases        text NOT NULL CHECK (octet_length(cases) <= 1048576),
  created_by   text NOT NULL,
  created_at   timestamptz NOT NULL,
  saved_by     text NOT NULL,
  saved_at     timestamptz NOT NULL,
  state_by     text NOT NULL,
  state_at     timestamptz NOT NULL,
  version_id   bigint UNIQUE REFERENCES library.rule_version,
  CHECK ((state = 'published') = (version_id IS NOT NULL)),
  FOREIGN KEY (rule_id, base_version) REFERENCES library.rule_version (rule_id, version)
);
COMMENT ON COLUMN authoring.draft.base_version IS 'The version that it changes; null for a new rule.';
COMMENT ON COLUMN authoring.draft.scope IS 'Whether everything may be changed, or only the values of parameters.';
COMMENT ON COLUMN authoring.draft.revision IS 'Rises with each save; whoever saves or decides names the one they saw.';
COMMENT ON COLUMN authoring.draft.version_id IS 'The version that it was published as.';
CREATE UNIQUE INDEX draft_one_open_a_rule ON authoring.draft (rule_id) WHERE state IN ('draft', 'submitted');
CREATE INDEX draft_by_state ON authoring.draft (state, state_at);

-- Every text that was ever saved, and by whom: nothing that somebody wrote is lost.
CREATE TABLE authoring.draft_revision (
  draft_id bigint NOT NULL REFERENCES authoring.draft,
  revision integer NOT NULL,
  content  text NOT NULL,
  cases    text NOT NULL,
  saved_by text NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (draft_id, revision)
);
CREATE TRIGGER draft_revision_append_only BEFORE UPDATE OR DELETE ON authoring.draft_revision
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER draft_revision_never_emptied BEFORE TRUNCATE ON authoring.draft_revision
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

-- What became of a draft, and what people said about it.
CREATE TABLE authoring.draft_event (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  draft_id   bigint NOT NULL REFERENCES authoring.draft,
  revision   integer NOT NULL,
  action     text NOT NULL CHECK (action IN ('begin', 'submit', 'takeBack', 'sendBack', 'withdraw', 'publish', 'comment')),
  to_state   text NOT NULL,
  actor      text NOT NULL,
  at         timestamptz NOT NULL,
  comment    text CHECK (comment <> '' AND length(comment) <= 4000),
  CHECK (action NOT IN ('sendBack', 'comment') OR comment IS NOT NULL)
);
CREATE INDEX draft_event_by_draft ON authoring.draft_event (draft_id, id);
CREATE TRIGGER draft_event_append_only BEFORE UPDATE OR DELETE ON authoring.draft_event
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER draft_event_never_emptied BEFORE TRUNCATE ON authoring.draft_event
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

-- Whoever asks, a draft takes only steps that the table names, its text changes only while it is written, one
-- revision at a time, and nobody who wrote on it publishes it.
CREATE FUNCTION authoring.check_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' OR NEW.revision <> 1 OR NEW.saved_by <> NEW.created_by THEN
      RAISE EXCEPTION 'a draft begins as a draft' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.rule_id, NEW.scope, NEW.created_by, NEW.created_at)
     IS DISTINCT FROM (OLD.id, OLD.rule_id, OLD.scope, OLD.created_by, OLD.created_at) THEN
    RAISE EXCEPTION 'the identity of draft % does not change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.revision <> OLD.revision THEN
    IF OLD.state <> 'draft' OR NEW.state <> 'draft' OR NEW.revision <> OLD.revision + 1 THEN
      RAISE EXCEPTION 'draft % is not being written', OLD.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.content, NEW.cases, NEW.base_version, NEW.saved_by, NEW.saved_at)
     IS DISTINCT FROM (OLD.content, OLD.cases, OLD.base_version, OLD.saved_by, OLD.saved_at) THEN
    RAISE EXCEPTION 'the text of draft % changes only with its revision', OLD.id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM authoring.step WHERE from_state = OLD.state AND to_state = NEW.state) THEN
    RAISE EXCEPTION 'draft % does not go from % to %', OLD.id, OLD.state, NEW.state
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state = 'published' THEN
    IF EXISTS (SELECT FROM authoring.draft_revision WHERE draft_id = NEW.id AND saved_by = NEW.state_by) THEN
      RAISE EXCEPTION '% wrote on draft % and may not publish it', NEW.state_by, NEW.id
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT EXISTS (SELECT FROM library.rule_version
                   WHERE id = NEW.version_id AND rule_id = NEW.rule_id AND content = NEW.content) THEN
      RAISE EXCEPTION 'what is published is not what stands in draft %', NEW.id
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_checked BEFORE INSERT OR UPDATE ON authoring.draft
  FOR EACH ROW EXECUTE FUNCTION authoring.check_draft();
CREATE TRIGGER draft_kept BEFORE DELETE ON authoring.draft
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER draft_never_emptied BEFORE TRUNCATE ON authoring.draft
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE FUNCTION authoring.keep_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.revision <> OLD.revision THEN
    INSERT INTO authoring.draft_revision (draft_id, revision, content, cases, saved_by, saved_at)
    VALUES (NEW.id, NEW.revision, NEW.content, NEW.cases, NEW.saved_by, NEW.saved_at);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER draft_revisions_kept AFTER INSERT OR UPDATE ON authoring.draft
  FOR EACH ROW EXECUTE FUNCTION authoring.keep_revision();
