-- What rule R10b judges: nature areas, that is zones of nature reserves and wetlands that are nature parks, as published now.
select 'nature_reserves'::text as layer, z.id, coalesce(z.name, z.id) as name, coalesce(z.synthetic, false) as synthetic, z.geom, r.accuracy_m::double precision as accuracy_m
from layers.nature_reserves z
left join revision r on r.region = z.region and r.layer = 'nature_reserves' and r.number = z.said_in
union all
select 'wetlands'::text, w.id, coalesce(w.name, w.id), coalesce(w.synthetic, false), w.geom, r.accuracy_m::double precision
from layers.wetlands w
left join revision r on r.region = w.region and r.layer = 'wetlands' and r.number = w.said_in
where w.protected_form like '%公园%'
