-- A sign-in at the organisation's service that begins; those that were given up are swept away.
-- $1 hash of the state, $2 nonce, $3 verifier, $4 minutes one may take
with swept as (
  delete from sign_in_attempt where started_at < now() - make_interval(mins => $4)
)
insert into sign_in_attempt (state_hash, nonce, verifier) values ($1, $2, $3)
