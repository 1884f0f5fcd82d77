-- What rule R1 judges: every chemical park, and every industrial project, as published now.
-- A boundary is as exact as its own feature says, else as the revision that brought it says.
select 'chemical_parks'::text as layer, p.id, coalesce(p.name, p.id) as name, coalesce(p.synthetic, false) as synthetic, p.geom,
       coalesce(p.accuracy_m, r.accuracy_m)::double precision as accuracy_m,
       'chemical_park'::text as kind, p.act_type, p.act_date, null::text as industry_code, p.id as expands
from layers.chemical_parks p
left join revision r on r.region = p.region and r.layer = 'chemical_parks' and r.number = p.said_in
union all
select 'industrial_projects'::text, p.id, coalesce(p.name, p.id) as name, coalesce(p.synthetic, false), p.geom,
       coalesce(p.accuracy_m, r.accuracy_m)::double precision,
       p.kind, p.act_type, p.act_date, p.industry_code, p.id as expands
from layers.industrial_projects p
left join revision r on r.region = p.region and r.layer = 'industrial_projects' and r.number = p.said_in
