-- Who may work here, for which purposes, and what they did.

CREATE TABLE access.account (
  login         text PRIMARY KEY CHECK (login ~ '^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$'),
  name_ja       text NOT NULL CHECK (name_ja <> ''),
  name_en       text NOT NULL CHECK (name_en <> ''),
  password_hash text NOT NULL,
  enabled       boolean NOT NULL DEFAULT true,
  demonstration boolean NOT NULL DEFAULT false,
  custodian     text CHECK (custodian ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
  language      text CHECK (language IN ('ja', 'en')),
  colours       text CHECK (colours IN ('light', 'dark', 'system')),
  created_at    timestamptz NOT NULL
);
COMMENT ON COLUMN access.account.password_hash IS 'With the name of its algorithm in braces; never the password.';
COMMENT ON COLUMN access.account.demonstration IS 'Such an account may sign in only where the demonstration runs, since its password is public.';
COMMENT ON COLUMN access.account.custodian IS 'The department that a custodian speaks for.';
COMMENT ON COLUMN access.account.language IS 'What the person chose; null for the language of the browser.';
COMMENT ON COLUMN access.account.colours IS 'What the person chose; null for the colours of the system.';

CREATE TABLE access.account_role (
  login text NOT NULL REFERENCES access.account ON DELETE CASCADE,
  role  text NOT NULL CHECK (role IN ('policyOfficer', 'approver', 'governance', 'custodian', 'analyst',
                                      'caseworker', 'supervisor', 'agency', 'auditor', 'administrator')),
  PRIMARY KEY (login, role)
);

-- The purposes for which information may be used: every rule and every run names one of them.
CREATE TABLE access.purpose (
  id         text PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title_ja   text NOT NULL,
  title_en   text NOT NULL,
  basis_ja   text NOT NULL,
  basis_en   text NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  entered_at timestamptz NOT NULL,
  entered_by text NOT NULL,
  CHECK (valid_from <= valid_until)
);
COMMENT ON COLUMN access.purpose.valid_until IS 'Last day on which it may be used; null while it is open.';

-- What was done. It names people by login and objects by id: no facts about families stand here.
CREATE TABLE access.audit_entry (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at          timestamptz NOT NULL,
  actor       text NOT NULL,
  action      text NOT NULL CHECK (action ~ '^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$'),
  object_kind text,
  object_id   text,
  purpose     text,
  detail      jsonb NOT NULL DEFAULT '{}',
  CHECK (object_id IS NULL OR object_kind IS NOT NULL)
);
CREATE INDEX audit_entry_by_object ON access.audit_entry (object_kind, object_id, id);
CREATE INDEX audit_entry_by_actor ON access.audit_entry (actor, id);
COMMENT ON TABLE access.audit_entry IS 'Append-only.';
COMMENT ON COLUMN access.audit_entry.actor IS 'The login of who did it, "system" for the program itself, "unknown" for a sign-in under a name that has no account.';

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON access.audit_entry
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER audit_entry_never_emptied BEFORE TRUNCATE ON access.audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
