-- What a library says beside its rules and vocabulary: the registers of needs, purposes and services,
-- and the rule sets by theme. A register that was never stored is the built-in one.
CREATE TABLE library.register_version (
  name         text NOT NULL CHECK (name IN ('needs', 'purposes', 'services', 'rulesets')),
  version      integer NOT NULL CHECK (version >= 1),
  content      text NOT NULL,
  checksum     text NOT NULL CHECK (checksum ~ '^[0-9a-f]{64}$'),
  published_at timestamptz NOT NULL,
  published_by text NOT NULL,
  PRIMARY KEY (name, version)
);
COMMENT ON TABLE library.register_version IS 'The newest version of a register holds. Append-only.';
COMMENT ON COLUMN library.register_version.content IS 'The register file as YAML.';

CREATE TRIGGER register_version_append_only BEFORE UPDATE OR DELETE ON library.register_version
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
