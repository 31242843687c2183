-- The board: cards, the candidates that gather on them, and what people did.

-- The one table of moves; the service and the trigger below both obey it.
CREATE TABLE referral.transition (
  from_state text NOT NULL,
  action     text NOT NULL,
  to_state   text NOT NULL,
  PRIMARY KEY (from_state, action)
);
INSERT INTO referral.transition (from_state, action, to_state) VALUES
  ('candidate',  'confirm',          'conference'),
  ('candidate',  'notApplicable',    'closed'),
  ('candidate',  'alreadySupported', 'closed'),
  ('conference', 'assign',           'outreach'),
  ('conference', 'notApplicable',    'closed'),
  ('conference', 'alreadySupported', 'closed'),
  ('conference', 'takeBack',         'candidate'),
  ('outreach',   'takeBack',         'conference'),
  ('closed',     'reopen',           'candidate');
CREATE TRIGGER transition_fixed BEFORE UPDATE OR DELETE ON referral.transition
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TABLE referral.card (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  child_id     text NOT NULL,
  household_id text,
  episode      integer NOT NULL CHECK (episode >= 1),
  state        text NOT NULL CHECK (state IN ('candidate', 'conference', 'outreach', 'closed')),
  level        smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
  needs        text[] NOT NULL,
  assignee     text,
  due_on       date,
  opened_at    timestamptz NOT NULL,
  state_since  timestamptz NOT NULL,
  closed_at    timestamptz,
  close_reason text,
  quiet_until  date,
  version      integer NOT NULL DEFAULT 1,
  UNIQUE (child_id, episode),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CHECK ((state = 'closed') = (close_reason IS NOT NULL)),
  CHECK (state <> 'outreach' OR assignee IS NOT NULL)
);
COMMENT ON COLUMN referral.card.child_id IS 'Pseudonym; who it is stands only with the departments.';
COMMENT ON COLUMN referral.card.level IS '1 watch, 2 preventive, 3 priority: the highest of its candidates.';
COMMENT ON COLUMN referral.card.quiet_until IS 'Until then the rules of a closed card do not open a new one.';
CREATE UNIQUE INDEX card_one_open_per_child ON referral.card (child_id) WHERE state <> 'closed';
CREATE INDEX card_board ON referral.card (state, level DESC, due_on, id);

CREATE FUNCTION referral.obey_transitions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'candidate' THEN
      RAISE EXCEPTION 'a card begins as a candidate, not as %', NEW.state USING ERRCODE = 'check_violation';
    END IF;
  ELSE
    IF NEW.child_id <> OLD.child_id OR NEW.episode <> OLD.episode THEN
      RAISE EXCEPTION 'a card stays with its child' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.version <> OLD.version + 1 THEN
      RAISE EXCEPTION 'a change counts the version up by one' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state <> OLD.state AND NOT EXISTS (
        SELECT 1 FROM referral.transition t WHERE t.from_state = OLD.state AND t.to_state = NEW.state) THEN
      RAISE EXCEPTION 'no move leads from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER card_obeys_transitions BEFORE INSERT OR UPDATE ON referral.card
  FOR EACH ROW EXECUTE FUNCTION referral.obey_transitions();

-- What one rule found for one child in one episode.
CREATE TABLE referral.candidate (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  card_id         bigint NOT NULL REFERENCES referral.card,
  child_id        text NOT NULL,
  rule_id         text NOT NULL,
  episode         integer NOT NULL,
  title_ja        text NOT NULL,
  title_en        text NOT NULL,
  need            text NOT NULL,
  level           smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
  provisional     boolean NOT NULL,
  created_at      timestamptz NOT NULL,
  UNIQUE (child_id, rule_id, episode)
);
CREATE INDEX candidate_of_card ON referral.candidate (card_id);

-- The facts that decided it, as of a day, with the version that answered and its explanation.
CREATE TABLE referral.evidence (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  candidate_id    bigint NOT NULL REFERENCES referral.candidate,
  run_id          bigint NOT NULL,
  rule_version_id bigint NOT NULL,
  rule_version    integer NOT NULL,
  as_of           date NOT NULL,
  fingerprint     text NOT NULL,
  explanation     jsonb NOT NULL,
  found_at        timestamptz NOT NULL,
  UNIQUE (candidate_id, fingerprint)
);
COMMENT ON COLUMN referral.evidence.fingerprint IS 'Of the rule version and the facts that decided: the same facts again are no new evidence.';
CREATE TRIGGER evidence_append_only BEFORE UPDATE OR DELETE ON referral.evidence
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

-- What happened to a card.
CREATE TABLE referral.card_event (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  card_id    bigint NOT NULL REFERENCES referral.card,
  at         timestamptz NOT NULL,
  actor      text NOT NULL,
  kind       text NOT NULL,
  from_state text,
  to_state   text,
  assignee   text,
  reason     text,
  note       text
);
CREATE INDEX card_event_of_card ON referral.card_event (card_id, id);
CREATE TRIGGER card_event_append_only BEFORE UPDATE OR DELETE ON referral.card_event
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

-- Who has looked, first and last.
CREATE TABLE referral.card_view (
  card_id  bigint NOT NULL REFERENCES referral.card,
  viewer   text NOT NULL,
  first_at timestamptz NOT NULL,
  last_at  timestamptz NOT NULL,
  looks    integer NOT NULL DEFAULT 1,
  PRIMARY KEY (card_id, viewer)
);
