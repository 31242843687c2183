-- What people write on cards, the directory of services (terms of HSDS 3.0), and referrals to them.

-- ---- the directory

CREATE TABLE referral.organization (
  id      text PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_ja text NOT NULL CHECK (name_ja <> ''),
  name_en text NOT NULL CHECK (name_en <> ''),
  kind    text NOT NULL CHECK (kind IN ('municipal', 'partner'))
);
CREATE TABLE referral.organization_member (
  login           text PRIMARY KEY,
  organization_id text NOT NULL REFERENCES referral.organization
);
COMMENT ON TABLE referral.organization_member IS 'For whom an outside person answers referrals.';

CREATE TABLE referral.service (
  id              text PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  organization_id text NOT NULL REFERENCES referral.organization,
  kind            text NOT NULL,
  name_ja         text NOT NULL CHECK (name_ja <> ''),
  name_en         text NOT NULL CHECK (name_en <> ''),
  needs           text[] NOT NULL DEFAULT '{}',
  service_area    text NOT NULL,
  eligibility_ja  text NOT NULL DEFAULT '',
  eligibility_en  text NOT NULL DEFAULT '',
  minimum_age     smallint CHECK (minimum_age >= 0),
  maximum_age     smallint CHECK (maximum_age >= minimum_age),
  capacity        integer CHECK (capacity >= 0),
  waiting         integer NOT NULL DEFAULT 0 CHECK (waiting >= 0),
  status          text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'inactive', 'defunct')),
  version         integer NOT NULL DEFAULT 1,
  changed_by      text NOT NULL,
  changed_at      timestamptz NOT NULL
);
CREATE INDEX service_by_kind ON referral.service (kind);
COMMENT ON COLUMN referral.service.kind IS 'What rules suggest: a service of the library.';
COMMENT ON COLUMN referral.service.capacity IS 'Places in all; null where nobody counts them.';
CREATE TRIGGER service_kept BEFORE DELETE ON referral.service
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

-- ---- what is written on cards

CREATE TABLE referral.paper (
  card_id bigint NOT NULL REFERENCES referral.card,
  kind    text NOT NULL CHECK (kind IN ('wishes', 'plan')),
  version integer NOT NULL CHECK (version >= 1),
  text    text NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
  by      text NOT NULL,
  at      timestamptz NOT NULL,
  PRIMARY KEY (card_id, kind, version)
);
COMMENT ON TABLE referral.paper IS 'The wishes of the family and the support plan; every version stays.';

CREATE TABLE referral.comment (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  card_id  bigint NOT NULL REFERENCES referral.card,
  at       timestamptz NOT NULL,
  by       text NOT NULL,
  text     text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  mentions text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX comment_of_card ON referral.comment (card_id, id);
CREATE INDEX comment_mentions ON referral.comment USING gin (mentions);

CREATE TABLE referral.document (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  card_id    bigint NOT NULL REFERENCES referral.card,
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg', 'text/plain')),
  content    bytea NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 10485760),
  by         text NOT NULL,
  at         timestamptz NOT NULL
);
CREATE INDEX document_of_card ON referral.document (card_id, id);

-- ---- sharing bases and referrals

CREATE TABLE referral.consent (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  card_id      bigint NOT NULL REFERENCES referral.card,
  given_by     text NOT NULL CHECK (given_by IN ('guardian', 'child', 'both')),
  given_on     date NOT NULL,
  expires_on   date NOT NULL CHECK (expires_on >= given_on),
  scope        text[] NOT NULL CHECK (cardinality(scope) > 0 AND scope <@ ARRAY['identity', 'situation', 'plan']),
  note         text,
  recorded_by  text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by text,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
  UNIQUE (id, card_id)
);
CREATE INDEX consent_of_card ON referral.consent (card_id);

CREATE TABLE referral.referral_transition (
  from_state text NOT NULL,
  action     text NOT NULL,
  to_state   text NOT NULL,
  agency     boolean NOT NULL,
  PRIMARY KEY (from_state, action)
);
COMMENT ON COLUMN referral.referral_transition.agency IS 'Whether an outside agency may do it to its own referrals; the centre may do all.';
INSERT INTO referral.referral_transition (from_state, action, to_state, agency) VALUES
  ('offered',  'accept',   'accepted',  true),
  ('offered',  'refuse',   'refused',   true),
  ('accepted', 'start',    'underWay',  true),
  ('accepted', 'refuse',   'refused',   true),
  ('underWay', 'finish',   'done',      true),
  ('refused',  'redirect', 'redirected', false),
  ('offered',  'withdraw', 'withdrawn', false),
  ('accepted', 'withdraw', 'withdrawn', false),
  ('underWay', 'withdraw', 'withdrawn', false),
  ('offered',  'stop',     'stopped',   false),
  ('accepted', 'stop',     'stopped',   false),
  ('underWay', 'stop',     'stopped',   false);
CREATE TRIGGER referral_transition_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON referral.referral_transition
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TABLE referral.service_referral (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  card_id         bigint NOT NULL REFERENCES referral.card,
  service_id      text NOT NULL REFERENCES referral.service,
  state           text NOT NULL CHECK (state IN ('offered', 'accepted', 'refused', 'underWay', 'done', 'redirected', 'withdrawn', 'stopped')),
  moved_by        text NOT NULL,
  basis           text NOT NULL CHECK (basis IN ('consent', 'council', 'conference', 'law13')),
  consent_id      bigint,
  scope           text[] NOT NULL CHECK (cardinality(scope) > 0 AND scope <@ ARRAY['identity', 'situation', 'plan']),
  message         text NOT NULL CHECK (length(message) <= 2000),
  offered_by      text NOT NULL,
  offered_at      timestamptz NOT NULL,
  answer_due_on   date NOT NULL,
  state_since     timestamptz NOT NULL,
  refusal         text CHECK (refusal IN ('capacity', 'notEligible', 'declined', 'other')),
  redirected_from bigint UNIQUE REFERENCES referral.service_referral,
  version         integer NOT NULL DEFAULT 1,
  CHECK ((basis = 'consent') = (consent_id IS NOT NULL)),
  CHECK ((refusal IS NOT NULL) = (state IN ('refused', 'redirected'))),
  FOREIGN KEY (consent_id, card_id) REFERENCES referral.consent (id, card_id)
);
CREATE UNIQUE INDEX referral_once_open ON referral.service_referral (card_id, service_id)
  WHERE state IN ('offered', 'accepted', 'underWay');
CREATE INDEX referral_of_card ON referral.service_referral (card_id);
CREATE INDEX referral_of_service ON referral.service_referral (service_id, state);

CREATE TABLE referral.referral_event (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  referral_id bigint NOT NULL REFERENCES referral.service_referral,
  version     integer NOT NULL,
  at          timestamptz NOT NULL,
  actor       text NOT NULL,
  agency      boolean NOT NULL,
  action      text NOT NULL,
  from_state  text,
  to_state    text NOT NULL,
  refusal     text,
  note        text,
  UNIQUE (referral_id, version)
);

CREATE FUNCTION referral.obey_referral_transitions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'offered' OR NEW.moved_by <> 'offer' THEN
      RAISE EXCEPTION 'a referral begins as an offer, not as %', NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM referral.service s WHERE s.id = NEW.service_id AND s.status = 'active') THEN
      RAISE EXCEPTION 'service % is not offered', NEW.service_id USING ERRCODE = 'check_violation';
    END IF;
    -- held, so that nobody withdraws it at the same time
    PERFORM 1 FROM referral.consent c WHERE c.id = NEW.consent_id FOR SHARE;
    IF NEW.consent_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM referral.consent c
        WHERE c.id = NEW.consent_id AND c.withdrawn_at IS NULL AND NEW.scope <@ c.scope
          AND c.expires_on >= (NEW.offered_at AT TIME ZONE 'Asia/Tokyo')::date) THEN
      RAISE EXCEPTION 'consent % does not allow this', NEW.consent_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.version <> OLD.version + 1 OR NEW.card_id <> OLD.card_id OR NEW.service_id <> OLD.service_id
     OR NEW.scope <> OLD.scope OR NEW.basis <> OLD.basis OR NEW.consent_id IS DISTINCT FROM OLD.consent_id THEN
    RAISE EXCEPTION 'a referral stays what was offered' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (
      SELECT 1 FROM referral.referral_transition t
      WHERE t.from_state = OLD.state AND t.action = NEW.moved_by AND t.to_state = NEW.state) THEN
    RAISE EXCEPTION 'no % leads from % to %', NEW.moved_by, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER referral_obeys_transitions BEFORE INSERT OR UPDATE ON referral.service_referral
  FOR EACH ROW EXECUTE FUNCTION referral.obey_referral_transitions();

CREATE FUNCTION referral.require_referral_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  done referral.referral_event;
BEGIN
  SELECT * INTO done FROM referral.referral_event e WHERE e.referral_id = NEW.id AND e.version = NEW.version;
  IF NOT FOUND OR done.action <> NEW.moved_by THEN
    RAISE EXCEPTION 'version % of referral % has no event', NEW.version, NEW.id USING ERRCODE = 'check_violation';
  END IF;
  IF done.agency AND NOT EXISTS (
      SELECT 1 FROM referral.referral_transition t
      JOIN referral.service s ON s.id = NEW.service_id
      JOIN referral.organization_member m ON m.organization_id = s.organization_id AND m.login = done.actor
      WHERE t.from_state = done.from_state AND t.action = done.action AND t.agency) THEN
    RAISE EXCEPTION '% may not % referral %', done.actor, done.action, NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER referral_has_event AFTER INSERT OR UPDATE ON referral.service_referral
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION referral.require_referral_event();

-- A withdrawn consent carries no sharing: whatever rested on it has stopped when the transaction ends.
CREATE FUNCTION referral.stop_with_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.withdrawn_at IS NOT NULL AND EXISTS (
      SELECT 1 FROM referral.service_referral r
      WHERE r.consent_id = NEW.id AND r.state IN ('offered', 'accepted', 'underWay')) THEN
    RAISE EXCEPTION 'referrals still rest on consent %', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER consent_stops_sharing AFTER UPDATE ON referral.consent
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION referral.stop_with_consent();

CREATE FUNCTION referral.keep_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL OR NEW.card_id <> OLD.card_id
     OR NEW.scope <> OLD.scope OR NEW.expires_on <> OLD.expires_on OR NEW.given_on <> OLD.given_on THEN
    RAISE EXCEPTION 'a consent is only ever withdrawn' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent_kept BEFORE UPDATE ON referral.consent
  FOR EACH ROW EXECUTE FUNCTION referral.keep_consent();

-- ---- a card goes on only with what the step before was for

CREATE FUNCTION referral.obey_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = OLD.state THEN
    RETURN NEW;
  END IF;
  IF OLD.state = 'supportPlan' AND NEW.moved_by IN ('planned', 'monitor')
     AND NOT EXISTS (SELECT 1 FROM referral.paper p WHERE p.card_id = NEW.id AND p.kind = 'plan') THEN
    RAISE EXCEPTION 'card % has no plan', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state = 'referral' AND NEW.moved_by = 'monitor' AND NOT EXISTS (
      SELECT 1 FROM referral.service_referral r WHERE r.card_id = NEW.id AND r.state IN ('accepted', 'underWay', 'done')) THEN
    RAISE EXCEPTION 'no service has accepted card %', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER card_obeys_record BEFORE UPDATE ON referral.card
  FOR EACH ROW EXECUTE FUNCTION referral.obey_record();

-- ---- boards as people like them

CREATE TABLE referral.saved_view (
  id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner  text NOT NULL,
  name   text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  query  text NOT NULL CHECK (length(query) <= 1000),
  shared boolean NOT NULL DEFAULT false,
  UNIQUE (owner, name)
);
CREATE TABLE referral.column_limit (
  state  text PRIMARY KEY REFERENCES referral.card_state,
  cards  integer NOT NULL CHECK (cards > 0),
  set_by text NOT NULL,
  set_at timestamptz NOT NULL
);
COMMENT ON TABLE referral.column_limit IS 'How many cards of a state a team can carry; more are shown as too many, never refused.';

CREATE TRIGGER paper_append_only BEFORE UPDATE OR DELETE ON referral.paper
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER comment_append_only BEFORE UPDATE OR DELETE ON referral.comment
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER document_append_only BEFORE UPDATE OR DELETE ON referral.document
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER consent_never_deleted BEFORE DELETE ON referral.consent
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER referral_kept BEFORE DELETE ON referral.service_referral
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER referral_event_append_only BEFORE UPDATE OR DELETE ON referral.referral_event
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
