-- What rule R17 judges: every enterprise, and whether it counts as a key water enterprise whose EIA approval asks for a first-rain pond.
select 'enterprises'::text as layer, e.id, coalesce(e.name, e.id) as name, coalesce(e.synthetic, false) as synthetic, e.geom,
       coalesce(e.accuracy_m, r.accuracy_m)::double precision as accuracy_m, e.key_water, e.pond_required, e.status, e.id as enterprise_id
from layers.enterprises e
left join revision r on r.region = e.region and r.layer = 'enterprises' and r.number = e.said_in
