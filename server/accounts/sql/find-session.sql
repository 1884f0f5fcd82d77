-- Whose session this is, if it still holds; a click is written down at most once a minute.
-- $1 hash of the token, $2 hours it may rest, $3 hours it may last
with clicked as (
  update session set seen_at = now()
   where token_hash = $1
     and seen_at < now() - interval '1 minute'
     and seen_at > now() - make_interval(hours => $2)
     and started_at > now() - make_interval(hours => $3)
)
select p.id as person, p.login, p.name, p.role, p.layers, p.must_change
  from session s
  join person p on p.id = s.person
 where s.token_hash = $1
   and s.seen_at > now() - make_interval(hours => $2)
   and s.started_at > now() - make_interval(hours => $3)
   and not p.disabled
