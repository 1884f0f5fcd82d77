-- One saved site with its newest ten runs, newest first.
select s.id::text, s.name, s.geometry, s.said, s.created_by, s.owner, s.created_at,
       coalesce((
         select json_agg(json_build_object('id', r.id::text, 'at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'actor', r.actor, 'answer', r.answer) order by r.at desc, r.id)
         from (select * from site_run where site = s.id order by at desc, id limit 10) r
       ), '[]'::json) as runs
from saved_site s
where s.region = $1 and s.id::text = $2 and s.removed_at is null
