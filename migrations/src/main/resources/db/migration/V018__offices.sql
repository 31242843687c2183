-- The centre's offices, who works there, and cards that go from one to another.
CREATE TABLE referral.office (
  id      text PRIMARY KEY CHECK (id ~ '^[a-z0-9-]+$'),
  name_ja text NOT NULL,
  name_en text NOT NULL,
  areas   text[] NOT NULL DEFAULT '{}'
);
COMMENT ON COLUMN referral.office.areas IS 'Beginnings of registered addresses: a card that is opened for a child who lives there goes to this office.';

CREATE TABLE referral.office_member (
  login     text PRIMARY KEY,
  office_id text NOT NULL REFERENCES referral.office
);

-- Of a child whose address is protected the card says no office: that would tell where it lives.
ALTER TABLE referral.card ADD COLUMN office_id text REFERENCES referral.office;
CREATE INDEX card_of_office ON referral.card (office_id) WHERE state <> 'closed';

CREATE TABLE referral.transfer (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  card_id      bigint NOT NULL REFERENCES referral.card,
  from_office  text REFERENCES referral.office,
  to_office    text NOT NULL REFERENCES referral.office,
  reason       text NOT NULL CHECK (reason IN ('movedHome', 'siblingsThere', 'betterPlaced', 'workload', 'other')),
  note         text NOT NULL,
  offered_by   text NOT NULL,
  offered_at   timestamptz NOT NULL,
  state        text NOT NULL CHECK (state IN ('offered', 'accepted', 'returned', 'withdrawn')),
  answered_by  text,
  answered_at  timestamptz,
  answer       text,
  card_version integer,
  CHECK (from_office IS DISTINCT FROM to_office),
  CHECK (reason <> 'other' OR note <> ''),
  CHECK ((state = 'offered') = (answered_by IS NULL) AND (answered_by IS NULL) = (answered_at IS NULL)),
  CHECK (state <> 'returned' OR answer <> ''),
  CHECK ((state = 'accepted') = (card_version IS NOT NULL))
);
CREATE UNIQUE INDEX transfer_one_offered ON referral.transfer (card_id) WHERE state = 'offered';
CREATE INDEX transfer_of_card ON referral.transfer (card_id);
CREATE INDEX transfer_waiting ON referral.transfer (to_office) WHERE state = 'offered';
COMMENT ON TABLE referral.transfer IS 'Until the other office accepts, the card stays with the office and person it had.';

CREATE FUNCTION referral.obey_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'offered' THEN
    RAISE EXCEPTION 'a transfer is answered once' USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.card_id, NEW.to_office, NEW.reason, NEW.note, NEW.offered_by, NEW.offered_at, NEW.from_office)
      IS DISTINCT FROM
     (OLD.card_id, OLD.to_office, OLD.reason, OLD.note, OLD.offered_by, OLD.offered_at, OLD.from_office) THEN
    RAISE EXCEPTION 'what was offered does not change' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state IN ('accepted', 'returned') AND NOT EXISTS (
      SELECT 1 FROM referral.office_member o WHERE o.login = NEW.answered_by AND o.office_id = NEW.to_office) THEN
    RAISE EXCEPTION '% does not work at %', NEW.answered_by, NEW.to_office USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_obeys BEFORE UPDATE ON referral.transfer
  FOR EACH ROW EXECUTE FUNCTION referral.obey_transfer();
CREATE TRIGGER transfer_kept BEFORE DELETE ON referral.transfer
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

INSERT INTO referral.transition (from_state, action, to_state)
  SELECT state, 'takeOver', state FROM referral.card_state WHERE state <> 'closed';
INSERT INTO referral.action_role (action, role) VALUES ('takeOver', 'caseworker'), ('takeOver', 'supervisor');

CREATE OR REPLACE FUNCTION referral.require_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  done  referral.card_event;
  owner text;
BEGIN
  SELECT * INTO done FROM referral.card_event e WHERE e.card_id = NEW.id AND e.card_version = NEW.version;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'version % of card % has no event', NEW.version, NEW.id USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF done.kind <> 'takeOver' AND NEW.office_id IS DISTINCT FROM OLD.office_id THEN
      RAISE EXCEPTION 'a card goes to another office when that accepts it' USING ERRCODE = 'check_violation';
    END IF;
    IF done.kind = 'takeOver' AND NOT EXISTS (
        SELECT 1 FROM referral.transfer t
        WHERE t.card_id = NEW.id AND t.card_version = NEW.version AND t.state = 'accepted'
          AND t.to_office = NEW.office_id AND t.answered_by = done.actor AND NEW.assignee = done.actor) THEN
      RAISE EXCEPTION 'nobody offered card %', NEW.id USING ERRCODE = 'check_violation';
    END IF;
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
     AND done.kind NOT IN ('suspectAbuse', 'undo', 'takeOver') THEN
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
