-- The board: cards, the candidates that gather on them, and what people did.

CREATE TABLE referral.card_state (
  state    text PRIMARY KEY,
  position smallint NOT NULL UNIQUE
);
INSERT INTO referral.card_state (state, position) VALUES
  ('candidate', 1), ('conference', 2), ('outreach', 3), ('wishes', 4),
  ('supportPlan', 5), ('referral', 6), ('monitoring', 7), ('closed', 8);

-- The one table of moves; the service and the trigger below both obey it.
CREATE TABLE referral.transition (
  from_state text NOT NULL REFERENCES referral.card_state,
  action     text NOT NULL,
  to_state   text NOT NULL REFERENCES referral.card_state,
  PRIMARY KEY (from_state, action, to_state)
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
  ('closed',     'reopen',           'candidate'),
  ('conference', 'undo',             'candidate'),
  ('outreach',   'undo',             'conference'),
  ('closed',     'undo',             'candidate'),
  ('closed',     'undo',             'conference');

-- Why cards are closed, by the action that closes them.
CREATE TABLE referral.close_reason (
  reason text PRIMARY KEY,
  action text NOT NULL,
  UNIQUE (reason, action)
);
INSERT INTO referral.close_reason (reason, action) VALUES
  ('wrongFacts', 'notApplicable'), ('explained', 'notApplicable'), ('moved', 'notApplicable'),
  ('otherPerson', 'notApplicable'), ('other', 'notApplicable'), ('supported', 'alreadySupported');

CREATE TRIGGER card_state_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON referral.card_state
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER transition_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON referral.transition
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER close_reason_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON referral.close_reason
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TABLE referral.card (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  child_id     text NOT NULL,
  household_id text,
  episode      integer NOT NULL CHECK (episode >= 1),
  state        text NOT NULL REFERENCES referral.card_state,
  moved_by     text NOT NULL,
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
  FOREIGN KEY (close_reason, moved_by) REFERENCES referral.close_reason (reason, action),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CHECK ((state = 'closed') = (close_reason IS NOT NULL)),
  CHECK (state IN ('candidate', 'conference', 'closed') OR assignee IS NOT NULL)
);
COMMENT ON COLUMN referral.card.child_id IS 'Pseudonym; who it is stands only with the departments.';
COMMENT ON COLUMN referral.card.moved_by IS 'The action that brought the card to its state; a new card was opened.';
COMMENT ON COLUMN referral.card.level IS '1 watch, 2 preventive, 3 priority: the highest of its candidates.';
COMMENT ON COLUMN referral.card.quiet_until IS 'Until then the rules of a closed card do not open a new one.';
CREATE UNIQUE INDEX card_one_open_per_child ON referral.card (child_id) WHERE state <> 'closed';
CREATE INDEX card_board ON referral.card (state, level DESC, due_on, id);
CREATE INDEX card_of_household ON referral.card (household_id) WHERE state <> 'closed';

-- What one rule found for one child in one episode.
CREATE TABLE referral.candidate (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  card_id     bigint NOT NULL REFERENCES referral.card,
  child_id    text NOT NULL,
  rule_id     text NOT NULL,
  episode     integer NOT NULL,
  title_ja    text NOT NULL,
  title_en    text NOT NULL,
  need        text NOT NULL,
  level       smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
  provisional boolean NOT NULL,
  created_at  timestamptz NOT NULL,
  UNIQUE (child_id, rule_id, episode),
  FOREIGN KEY (child_id, episode) REFERENCES referral.card (child_id, episode)
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

-- What happened to a card. Each of its versions has exactly one event; evidence that changes nothing else has none.
CREATE TABLE referral.card_event (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  card_id         bigint NOT NULL REFERENCES referral.card,
  card_version    integer,
  at              timestamptz NOT NULL,
  actor           text NOT NULL,
  kind            text NOT NULL,
  from_state      text REFERENCES referral.card_state,
  to_state        text REFERENCES referral.card_state,
  assignee        text,
  assignee_before text,
  due_before      date,
  since_before    timestamptz,
  reason          text,
  note            text,
  rule_id         text,
  UNIQUE (card_id, card_version)
);
CREATE INDEX card_event_of_card ON referral.card_event (card_id, id);
COMMENT ON COLUMN referral.card_event.assignee_before IS 'With due_before and since_before: what an undo brings back.';

CREATE FUNCTION referral.obey_transitions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'candidate' OR NEW.moved_by <> 'opened' THEN
      RAISE EXCEPTION 'a card begins as a candidate, not as %', NEW.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.child_id <> OLD.child_id OR NEW.episode <> OLD.episode THEN
    RAISE EXCEPTION 'a card stays with its child' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'a change counts the version up by one' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND NOT EXISTS (
      SELECT 1 FROM referral.transition t
      WHERE t.from_state = OLD.state AND t.action = NEW.moved_by AND t.to_state = NEW.state) THEN
    RAISE EXCEPTION 'no % leads from % to %', NEW.moved_by, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = OLD.state AND NEW.moved_by <> OLD.moved_by THEN
    RAISE EXCEPTION '% does not move the card', NEW.moved_by USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER card_obeys_transitions BEFORE INSERT OR UPDATE ON referral.card
  FOR EACH ROW EXECUTE FUNCTION referral.obey_transitions();

-- Nothing happens to a card without its event: checked when the transaction ends.
CREATE FUNCTION referral.require_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM referral.card_event e WHERE e.card_id = NEW.id AND e.card_version = NEW.version) THEN
    RAISE EXCEPTION 'version % of card % has no event', NEW.version, NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER card_has_event AFTER INSERT OR UPDATE ON referral.card
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION referral.require_event();

-- What happened stays: nothing is deleted, evidence and events never change.
CREATE TRIGGER card_kept BEFORE DELETE ON referral.card
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER candidate_append_only BEFORE UPDATE OR DELETE ON referral.candidate
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER evidence_append_only BEFORE UPDATE OR DELETE ON referral.evidence
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
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
