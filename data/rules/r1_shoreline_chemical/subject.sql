-- What rule R1 judges: every chemical park, and every industrial project, as published now.
select p.layer, p.id, coalesce(p.name, p.id) as name, p.synthetic, p.geom, p.accuracy_m,
       'chemical_park'::text as kind, p.act_type, p.act_date, null::text as industry_code, p.id as expands
from layers.chemical_parks p
union all
select p.layer, p.id, coalesce(p.name, p.id) as name, p.synthetic, p.geom, p.accuracy_m,
       p.kind, p.act_type, p.act_date, p.industry_code, p.id as expands
from layers.industrial_projects p
