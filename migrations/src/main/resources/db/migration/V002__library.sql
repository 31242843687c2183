-- Published rule versions: immutable, numbered per rule, with the text that was approved.
CREATE TABLE library.rule_version (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  rule_id        text NOT NULL CHECK (rule_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version        integer NOT NULL CHECK (version >= 1),
  content        text NOT NULL,
  checksum       text NOT NULL CHECK (checksum ~ '^[0-9a-f]{64}$'),
  position       integer NOT NULL,
  effective_from date,
  published_at   timestamptz NOT NULL,
  published_by   text NOT NULL,
  UNIQUE (rule_id, version)
);
COMMENT ON TABLE library.rule_version IS
  'What was published of a rule. Append-only: an answer given under a version can always be replayed.';
COMMENT ON COLUMN library.rule_version.content IS 'The rule file as YAML.';
COMMENT ON COLUMN library.rule_version.checksum IS 'SHA-256 of the content.';
COMMENT ON COLUMN library.rule_version.position IS 'Place of the rule in the order of the library.';

CREATE TRIGGER rule_version_append_only BEFORE UPDATE OR DELETE ON library.rule_version
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

-- The vocabulary that the rules in force speak.
CREATE TABLE library.vocabulary_version (
  version      integer PRIMARY KEY CHECK (version >= 1),
  content      text NOT NULL,
  checksum     text NOT NULL CHECK (checksum ~ '^[0-9a-f]{64}$'),
  published_at timestamptz NOT NULL
);
CREATE TRIGGER vocabulary_version_append_only BEFORE UPDATE OR DELETE ON library.vocabulary_version
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
