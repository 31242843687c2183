-- What rules would do, as it was tried out. No profiles: counts, and the pseudonyms of some children to ask again about.

CREATE SCHEMA simulation;

CREATE TABLE simulation.simulation (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  as_of          date NOT NULL,
  state          text NOT NULL CHECK (state IN ('running', 'cancelled', 'finished', 'failed')),
  started_by     text NOT NULL,
  started_at     timestamptz NOT NULL,
  ended_at       timestamptz,
  children_total bigint NOT NULL CHECK (children_total >= 0),
  children_done  bigint NOT NULL DEFAULT 0 CHECK (children_done >= 0),
  chosen         jsonb NOT NULL,
  figures        jsonb,
  message        text,
  CHECK ((ended_at IS NULL) = (state = 'running')),
  CHECK (state <> 'finished' OR figures IS NOT NULL)
);
COMMENT ON COLUMN simulation.simulation.chosen IS 'The rules that were tried, each with its text then and the text of the version in force that it was compared with.';
COMMENT ON COLUMN simulation.simulation.figures IS 'Counts, and by rule the pseudonyms of the first children who are added or lost.';
