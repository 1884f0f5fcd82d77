-- The next import that there is something to do for, or the one that was interrupted; held by this process from now on.
-- $1 region, $2 holder, $3 nobody else can be at work, $4 imports whose files are not here
update import_job
   set holder = $2, heartbeat_at = now()
 where region = $1
   and number = (
     select number
       from import_job
      where region = $1
        and state in ('inspecting', 'waiting', 'checking', 'publishing')
        and (holder is null or holder = $2 or $3::boolean or heartbeat_at < now() - interval '30 seconds')
        and not (id = any ($4::uuid[]))
      order by number
      limit 1
        for update skip locked)
returning *
