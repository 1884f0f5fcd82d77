-- What rule R10 judges: wetlands of national and provincial importance, and those whose level nobody stated, as published now.
select 'wetlands'::text as layer, w.id, coalesce(w.name, w.id) as name, coalesce(w.synthetic, false) as synthetic, w.geom,
       r.accuracy_m::double precision as accuracy_m, w.level
from layers.wetlands w
left join revision r on r.region = w.region and r.layer = 'wetlands' and r.number = w.said_in
where w.level is distinct from 'general'
