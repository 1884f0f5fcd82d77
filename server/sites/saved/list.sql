-- Saved sites, newest first, each with its last run. What somebody may see of a verdict is decided when it is shown.
select s.id::text, s.name, s.said ->> 'activity' as activity, s.created_by, s.owner, s.created_at, last.verdict, last.outline, last.at as last_run_at,
       (select count(*)::integer from site_run r where r.site = s.id) as run_count
from saved_site s
left join lateral (select r.verdict, r.outline, r.at from site_run r where r.site = s.id order by r.at desc, r.id limit 1) last on true
where s.region = $1 and s.removed_at is null
order by s.created_at desc, s.id
limit 200
