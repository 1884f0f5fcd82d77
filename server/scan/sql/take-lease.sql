-- Takes the right to scan, or keeps it; from another holder only when that one was silent too long. $1 region, $2 holder, $3 nobody else can be
insert into scan_lease (region, holder, heartbeat_at)
values ($1, $2, now())
on conflict (region) do update
   set holder = excluded.holder, heartbeat_at = now()
 where scan_lease.holder = excluded.holder or $3::boolean or scan_lease.heartbeat_at < now() - interval '30 seconds'
returning holder
