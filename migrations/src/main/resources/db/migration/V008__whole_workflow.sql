-- The whole way from a candidate to help: all states, moves and reasons, who may do what, and the clocks.

ALTER TABLE referral.card_state DISABLE TRIGGER card_state_fixed;
ALTER TABLE referral.transition DISABLE TRIGGER transition_fixed;

-- ---- states: who owns them, what comes next, how long it may take

ALTER TABLE referral.card_state
  ADD COLUMN owner       text NOT NULL DEFAULT 'team' CHECK (owner IN ('team', 'supervisor', 'assignee', 'nobody')),
  ADD COLUMN next_action text,
  ADD COLUMN term        smallint CHECK (term > 0),
  ADD COLUMN term_unit   text CHECK (term_unit IN ('hours', 'workingDays', 'days', 'months')),
  ADD CHECK ((term IS NULL) = (term_unit IS NULL));
COMMENT ON COLUMN referral.card_state.owner IS 'Whose turn it is: anybody of the centre, a supervisor, who is responsible for the card, or nobody.';
COMMENT ON COLUMN referral.card_state.term IS 'How long the step may take. Only the 48 hours have a source; the others are local placeholders.';

UPDATE referral.card_state SET position = position + 100;
INSERT INTO referral.card_state (state, position) VALUES ('safetyCheck', 1), ('screening', 3), ('assignment', 5);
UPDATE referral.card_state SET position = 2, next_action = 'check', term = 10, term_unit = 'workingDays' WHERE state = 'candidate';
UPDATE referral.card_state SET position = 3, next_action = 'confirm', term = 10, term_unit = 'workingDays' WHERE state = 'screening';
UPDATE referral.card_state SET position = 4, owner = 'supervisor', next_action = 'decide', term = 10, term_unit = 'workingDays' WHERE state = 'conference';
UPDATE referral.card_state SET position = 5, owner = 'supervisor', next_action = 'assign', term = 3, term_unit = 'workingDays' WHERE state = 'assignment';
UPDATE referral.card_state SET position = 6, owner = 'assignee', next_action = 'met', term = 14, term_unit = 'days' WHERE state = 'outreach';
UPDATE referral.card_state SET position = 7, owner = 'assignee', next_action = 'agree', term = 14, term_unit = 'days' WHERE state = 'wishes';
UPDATE referral.card_state SET position = 8, owner = 'assignee', next_action = 'planned', term = 30, term_unit = 'days' WHERE state = 'supportPlan';
UPDATE referral.card_state SET position = 9, owner = 'assignee', next_action = 'monitor', term = 7, term_unit = 'days' WHERE state = 'referral';
UPDATE referral.card_state SET position = 10, owner = 'assignee', next_action = 'review', term = 3, term_unit = 'months' WHERE state = 'monitoring';
UPDATE referral.card_state SET position = 11, owner = 'nobody', next_action = 'reopen' WHERE state = 'closed';
UPDATE referral.card_state SET next_action = 'childSeen', term = 48, term_unit = 'hours' WHERE state = 'safetyCheck';

-- ---- moves; a row that leads to its own state is something done that leaves the card where it is

DELETE FROM referral.transition;
INSERT INTO referral.transition (from_state, action, to_state) VALUES
  ('candidate',   'check',            'screening'),
  ('candidate',   'notApplicable',    'closed'),
  ('candidate',   'alreadySupported', 'closed'),
  ('screening',   'confirm',          'conference'),
  ('screening',   'notApplicable',    'closed'),
  ('screening',   'alreadySupported', 'closed'),
  ('screening',   'takeBack',         'candidate'),
  ('conference',  'decide',           'assignment'),
  ('conference',  'notApplicable',    'closed'),
  ('conference',  'alreadySupported', 'closed'),
  ('conference',  'takeBack',         'screening'),
  ('assignment',  'assign',           'outreach'),
  ('assignment',  'takeBack',         'conference'),
  ('outreach',    'met',              'wishes'),
  ('outreach',    'absent',           'outreach'),
  ('outreach',    'refused',          'outreach'),
  ('outreach',    'takeBack',         'assignment'),
  ('wishes',      'agree',            'supportPlan'),
  ('wishes',      'agreePartly',      'supportPlan'),
  ('wishes',      'decline',          'closed'),
  ('wishes',      'takeBack',         'outreach'),
  ('supportPlan', 'planned',          'referral'),
  ('supportPlan', 'monitor',          'monitoring'),
  ('supportPlan', 'decline',          'closed'),
  ('supportPlan', 'takeBack',         'wishes'),
  ('referral',    'monitor',          'monitoring'),
  ('referral',    'decline',          'closed'),
  ('referral',    'takeBack',         'supportPlan'),
  ('monitoring',  'review',           'monitoring'),
  ('monitoring',  'replan',           'supportPlan'),
  ('monitoring',  'takeBack',         'referral'),
  ('safetyCheck', 'childSeen',        'conference'),
  ('safetyCheck', 'sendToCentre',     'closed'),
  ('closed',      'reopen',           'candidate');
-- outreach can end without the family having been met
INSERT INTO referral.transition
  SELECT state, 'close', 'closed' FROM referral.card_state
  WHERE state IN ('outreach', 'wishes', 'supportPlan', 'referral', 'monitoring');
-- the fast lane is open from everywhere
INSERT INTO referral.transition
  SELECT state, 'suspectAbuse', 'safetyCheck' FROM referral.card_state WHERE state NOT IN ('safetyCheck', 'closed');
-- somebody else can be made responsible anywhere
INSERT INTO referral.transition
  SELECT state, 'assign', state FROM referral.card_state WHERE state NOT IN ('assignment', 'closed');
-- contacts go on after the first
INSERT INTO referral.transition
  SELECT state, action, state FROM referral.card_state, (VALUES ('met'), ('absent'), ('refused')) AS contact (action)
  WHERE state IN ('wishes', 'supportPlan', 'referral', 'monitoring', 'safetyCheck');
-- a clock can stand still, but not that of a child's safety
INSERT INTO referral.transition
  SELECT state, action, state FROM referral.card_state, (VALUES ('pause'), ('resume')) AS clock (action)
  WHERE state NOT IN ('safetyCheck', 'closed');
-- a person's own last move is taken back at once
INSERT INTO referral.transition
  SELECT DISTINCT to_state, 'undo', from_state FROM referral.transition
  WHERE action NOT IN ('takeBack', 'reopen', 'suspectAbuse', 'childSeen', 'sendToCentre')
    AND (from_state <> to_state OR action = 'assign');

ALTER TABLE referral.card_state ENABLE TRIGGER card_state_fixed;
ALTER TABLE referral.transition ENABLE TRIGGER transition_fixed;

-- ---- who may do what

CREATE TABLE referral.action_role (
  action text NOT NULL,
  role   text NOT NULL CHECK (role IN ('caseworker', 'supervisor')),
  PRIMARY KEY (action, role)
);
COMMENT ON TABLE referral.action_role IS 'A caseworker acts on the cards that somebody is responsible for only where that is they.';
INSERT INTO referral.action_role (action, role)
  SELECT DISTINCT action, role FROM referral.transition, (VALUES ('caseworker'), ('supervisor')) AS r (role)
  WHERE role = 'supervisor' OR action NOT IN ('decide', 'close', 'sendToCentre', 'reopen');
CREATE TRIGGER action_role_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON referral.action_role
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

-- ---- reasons in codes

INSERT INTO referral.close_reason (reason, action) VALUES
  ('declinedNoNeed', 'decline'), ('declinedOtherHelp', 'decline'), ('declinedTrust', 'decline'),
  ('declinedTiming', 'decline'), ('declinedOther', 'decline'),
  ('improved', 'close'), ('movedAway', 'close'), ('ageReached', 'close'), ('declinedContact', 'close'),
  ('childGuidance', 'close'), ('closedOther', 'close'),
  ('sentToCentre', 'sendToCentre');

CREATE TABLE referral.pause_reason (
  reason text PRIMARY KEY
);
INSERT INTO referral.pause_reason (reason) VALUES ('familyAsked'), ('waitingForAnswer'), ('familyAway'), ('pausedOther');
CREATE TRIGGER pause_reason_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON referral.pause_reason
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

-- ---- cards: the clocks

ALTER TABLE referral.card
  ADD COLUMN due_at         timestamptz,
  ADD COLUMN paused_at      timestamptz,
  ADD COLUMN pause_reason   text REFERENCES referral.pause_reason,
  ADD COLUMN resume_on      date,
  ADD COLUMN offer_again_on date;
COMMENT ON COLUMN referral.card.due_at IS 'To the minute, where a clock counts hours: only the safety check.';
COMMENT ON COLUMN referral.card.paused_at IS 'Since when the clock stands still; null while it runs.';
COMMENT ON COLUMN referral.card.offer_again_on IS 'When help is offered again to a family that declined.';
ALTER TABLE referral.card DROP CONSTRAINT card_check2;
ALTER TABLE referral.card
  ADD CONSTRAINT card_has_person
    CHECK (assignee IS NOT NULL OR state NOT IN ('outreach', 'wishes', 'supportPlan', 'referral', 'monitoring')),
  ADD CONSTRAINT card_safety_clock CHECK ((state = 'safetyCheck') = (due_at IS NOT NULL)),
  ADD CONSTRAINT card_pause CHECK ((paused_at IS NULL) = (pause_reason IS NULL) AND (resume_on IS NULL OR paused_at IS NOT NULL)),
  ADD CONSTRAINT card_safety_never_paused CHECK (paused_at IS NULL OR state NOT IN ('safetyCheck', 'closed')),
  ADD CONSTRAINT card_offer_again CHECK (offer_again_on IS NULL OR state = 'closed');

ALTER TABLE referral.card_event
  ADD COLUMN actor_role          text CHECK (actor_role IN ('caseworker', 'supervisor')),
  ADD COLUMN happened_at         timestamptz,
  ADD COLUMN contact_way         text CHECK (contact_way IN ('visit', 'phone', 'letter', 'meeting', 'online')),
  ADD COLUMN due_at_before       timestamptz,
  ADD COLUMN paused_before       timestamptz,
  ADD COLUMN pause_reason_before text,
  ADD COLUMN resume_before       date,
  ADD CHECK (contact_way IS NULL OR kind IN ('met', 'absent', 'refused'));
COMMENT ON COLUMN referral.card_event.actor_role IS 'In which role it was done; null for what the program does.';
COMMENT ON COLUMN referral.card_event.happened_at IS 'When it really happened: a contact, a notification, a child being seen.';

-- ---- the guard of every change of a card; the earlier function stays and is joined by these

CREATE FUNCTION referral.obey_clocks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'safetyCheck' AND NEW.due_at > NEW.state_since + interval '48 hours' THEN
    RAISE EXCEPTION 'a safety check is due within 48 hours' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'safetyCheck' AND OLD.state = 'safetyCheck' AND NEW.due_at <> OLD.due_at THEN
    RAISE EXCEPTION 'the clock of a safety check is not moved' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER card_obeys_clocks BEFORE UPDATE ON referral.card
  FOR EACH ROW EXECUTE FUNCTION referral.obey_clocks();

CREATE OR REPLACE FUNCTION referral.require_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  done  referral.card_event;
  owner text;
BEGIN
  SELECT * INTO done FROM referral.card_event e WHERE e.card_id = NEW.id AND e.card_version = NEW.version;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'version % of card % has no event', NEW.version, NEW.id USING ERRCODE = 'check_violation';
  END IF;
  IF done.actor_role IS NULL THEN
    -- what the program does of itself adds to a card and never moves it
    IF done.kind NOT IN ('opened', 'matched') OR (TG_OP = 'UPDATE' AND NEW.state <> OLD.state) THEN
      RAISE EXCEPTION '% is done by a person in a role', done.kind USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM referral.action_role r WHERE r.action = done.kind AND r.role = done.actor_role) THEN
    RAISE EXCEPTION 'a % may not do %', done.actor_role, done.kind USING ERRCODE = 'check_violation';
  END IF;
  IF done.from_state IS DISTINCT FROM OLD.state OR done.to_state IS DISTINCT FROM NEW.state
     OR NOT EXISTS (SELECT 1 FROM referral.transition t
                    WHERE t.from_state = OLD.state AND t.action = done.kind AND t.to_state = NEW.state) THEN
    RAISE EXCEPTION 'no % leads from % to %', done.kind, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  SELECT s.owner INTO owner FROM referral.card_state s WHERE s.state = OLD.state;
  IF owner = 'assignee' AND done.actor_role = 'caseworker' AND OLD.assignee <> done.actor
     AND done.kind NOT IN ('suspectAbuse', 'undo') THEN
    RAISE EXCEPTION 'card % is of somebody else', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  IF done.kind IN ('pause', 'resume') AND (OLD.paused_at IS NULL) <> (done.kind = 'pause') THEN
    RAISE EXCEPTION 'the clock of card % is so already', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  IF done.kind IN ('met', 'absent', 'refused') AND (done.contact_way IS NULL OR done.happened_at IS NULL)
     OR done.kind IN ('suspectAbuse', 'childSeen') AND (done.happened_at IS NULL OR done.note IS NULL) THEN
    RAISE EXCEPTION '% needs how and when', done.kind USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
