-- What rule R5 judges: every recorded human activity, and every industrial project as production building, as published now.
select 'land_activities'::text as layer, a.id, coalesce(a.name, a.id) as name, coalesce(a.synthetic, false) as synthetic, a.geom,
       coalesce(a.accuracy_m, r.accuracy_m)::double precision as accuracy_m, a.activity, a.act_type, a.act_date, a.approval_no
from layers.land_activities a
left join revision r on r.region = a.region and r.layer = 'land_activities' and r.number = a.said_in
union all
select 'industrial_projects'::text, p.id, coalesce(p.name, p.id), coalesce(p.synthetic, false), p.geom,
       coalesce(p.accuracy_m, r.accuracy_m)::double precision, 'production'::text, p.act_type, p.act_date, null::text
from layers.industrial_projects p
left join revision r on r.region = p.region and r.layer = 'industrial_projects' and r.number = p.said_in
