-- What rule R9b judges: all ground that mining disturbed, as imagery shows it, as published now.
select 'disturbed_ground'::text as layer, g.id, coalesce(g.name, g.id) as name, coalesce(g.synthetic, false) as synthetic, g.geom,
       coalesce(g.accuracy_m, r.accuracy_m)::double precision as accuracy_m, g.kind, g.act_date, g.historic
from layers.disturbed_ground g
left join revision r on r.region = g.region and r.layer = 'disturbed_ground' and r.number = g.said_in
