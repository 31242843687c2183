-- The application's role, where there is one, may use what the features hold, and own nothing.
DO $$
DECLARE
  s text;
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'todoku_app')
     AND current_user <> 'todoku_app' THEN
    FOR s IN
      SELECT nspname FROM pg_namespace
      WHERE nspname IN ('access', 'library', 'authoring', 'linkage', 'run', 'referral', 'simulation')
         OR nspname LIKE 'custodian\_%'
    LOOP
      EXECUTE format('GRANT USAGE ON SCHEMA %I TO todoku_app', s);
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO todoku_app', s);
      EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO todoku_app', s);
    END LOOP;
  END IF;
END $$;
