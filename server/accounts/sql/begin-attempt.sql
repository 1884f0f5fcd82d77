-- Counts one more failure for each key that is not blocked now; a row for each key that was counted.
-- $1 keys, $2 failures that are free, $3 longest waits in seconds (0: is counted, never blocked), $4 minutes after which failures are forgotten
with asked as (
  select * from unnest($1::text[], $2::integer[], $3::integer[]) as one(key, free, longest_s)
), swept as (
  delete from sign_in_failure
   where last_at < now() - make_interval(mins => $4)
     and blocked_until < now()
     and not key = any ($1::text[])
)
insert into sign_in_failure as known (key, failures, last_at, blocked_until)
select key, 1, now(), now() from asked order by key
on conflict (key) do update
   set failures = case when known.last_at < now() - make_interval(mins => $4) then 1 else known.failures + 1 end,
       last_at = now(),
       blocked_until = now() + make_interval(secs => case
         when known.last_at < now() - make_interval(mins => $4) then 0
         else (select case when known.failures + 1 < asked.free then 0 else least(asked.longest_s, power(2, least(known.failures + 1 - asked.free, 30))) end
                 from asked where asked.key = excluded.key) end)
 -- By the clock: of many at once each began before the one it waited for was counted.
 where known.blocked_until <= clock_timestamp()
returning known.key, known.failures
