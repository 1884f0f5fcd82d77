-- How many rows the audit log has, the first that is not what was written (changed, or one before it taken out), and the last hash.
with checked as (
  select number, hash,
         number = 1 + lag(number, 1, 0::bigint) over (order by number)
           and previous = lag(hash, 1, '\x'::bytea) over (order by number)
           and hash = audit_hash(number, at, array[actor, actor_name, role, address, action, target, outcome], details, previous) as is_whole
    from audit
)
select count(*) as count,
       min(number) filter (where not is_whole) as broken_at,
       coalesce((select encode(hash, 'hex') from audit order by number desc limit 1), '') as last_hash
  from checked
