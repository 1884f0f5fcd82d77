-- What rule R9c judges: every mine, as published now.
select 'mines'::text as layer, m.id, coalesce(m.name, m.id) as name, coalesce(m.synthetic, false) as synthetic, m.geom,
       r.accuracy_m::double precision as accuracy_m, m.status, m.green_level
from layers.mines m
left join revision r on r.region = m.region and r.layer = 'mines' and r.number = m.said_in
