-- One schema a feature: a feature's repositories touch no other schema's tables.
CREATE SCHEMA access;
CREATE SCHEMA library;
CREATE SCHEMA linkage;
CREATE SCHEMA run;
CREATE SCHEMA referral;

-- Tables named in migrations as append-only refuse changes and deletions, whoever asks.
CREATE FUNCTION public.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege';
END $$;
