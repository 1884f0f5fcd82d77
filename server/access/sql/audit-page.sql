-- A page of the audit log, newest first.
-- $1 time zone, $2 login, $3 pattern of the action, $4 pattern of the target, $5 outcome (`refused`: all but ok),
-- $6, $7 first and last day, $8 number before which the page begins, $9 how many
select number, at, actor_name as actor, role, address, action, target, outcome, details, encode(hash, 'hex') as hash
  from audit
 where ($2::text is null or actor_name = $2)
   and ($3::text is null or action ilike $3)
   and ($4::text is null or target ilike $4)
   and ($5::text is null or case when $5 = 'refused' then outcome <> 'ok' else outcome = $5 end)
   and ($6::date is null or at >= ($6::date::timestamp at time zone $1::text))
   and ($7::date is null or at < (($7::date + 1)::timestamp at time zone $1::text))
   and ($8::bigint is null or number < $8)
 order by number desc
 limit $9
