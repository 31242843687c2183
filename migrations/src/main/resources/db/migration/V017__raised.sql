-- A card whose level was held back for want of a second department or a statutory fact is raised once that is there.
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
    IF done.kind NOT IN ('opened', 'matched', 'raised') OR (TG_OP = 'UPDATE' AND NEW.state <> OLD.state) THEN
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
