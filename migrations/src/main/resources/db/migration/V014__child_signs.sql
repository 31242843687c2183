-- What the last run knew of a child besides its matches, for filters of the board. It is no evidence and stands on no card.
CREATE TABLE referral.child_sign (
  child_id    text PRIMARY KEY,
  on_register boolean,
  moved_in_on date,
  run_id      bigint NOT NULL,
  as_of       date NOT NULL
);
COMMENT ON TABLE referral.child_sign IS 'Signs by which the board can be filtered, as of the newest run that matched.';
COMMENT ON COLUMN referral.child_sign.on_register IS 'On the child welfare register; null where it cannot be told.';
COMMENT ON COLUMN referral.child_sign.moved_in_on IS 'When the child moved in; null where that is not known.';
