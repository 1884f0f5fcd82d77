-- A new session; those that have ended are swept away.
-- $1 hash of the token, $2 person, $3 hours it may rest, $4 hours it may last
with swept as (
  delete from session
   where seen_at < now() - make_interval(hours => $3)
      or started_at < now() - make_interval(hours => $4)
)
insert into session (token_hash, person) values ($1, $2)
