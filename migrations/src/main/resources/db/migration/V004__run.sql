-- Real evaluations of all children as of a day.

CREATE TABLE run.run (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  as_of          date NOT NULL,
  state          text NOT NULL CHECK (state IN ('running', 'interrupted', 'cancelled', 'finished', 'failed')),
  started_by     text NOT NULL,
  started_at     timestamptz NOT NULL,
  ended_at       timestamptz,
  children_total bigint NOT NULL CHECK (children_total >= 0),
  children_done  bigint NOT NULL DEFAULT 0 CHECK (children_done >= 0),
  last_child     text,
  candidates_new bigint NOT NULL DEFAULT 0,
  evidence_new   bigint NOT NULL DEFAULT 0,
  message        text,
  CHECK ((ended_at IS NULL) = (state IN ('running', 'interrupted')))
);
COMMENT ON COLUMN run.run.last_child IS 'The last child whose answers are stored; a resumed run goes on after it.';
-- One run at a time: two would only race for the same candidates.
CREATE UNIQUE INDEX run_one_at_a_time ON run.run ((true)) WHERE state IN ('running', 'interrupted');

-- Which versions a run used, and what they answered.
CREATE TABLE run.run_rule (
  run_id          bigint NOT NULL REFERENCES run.run,
  position        integer NOT NULL,
  rule_id         text NOT NULL,
  rule_version_id bigint NOT NULL,
  rule_version    integer NOT NULL,
  matched         bigint NOT NULL DEFAULT 0,
  no_match        bigint NOT NULL DEFAULT 0,
  cannot_tell     bigint NOT NULL DEFAULT 0,
  suppressed      bigint NOT NULL DEFAULT 0,
  not_in_force    bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (run_id, rule_id)
);

-- One row a batch, written in the batch's own transaction: what is here is stored, what is not is not.
CREATE TABLE run.run_batch (
  run_id       bigint NOT NULL REFERENCES run.run,
  first_child  text NOT NULL,
  last_child   text NOT NULL,
  children     integer NOT NULL CHECK (children > 0),
  committed_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, first_child)
);
