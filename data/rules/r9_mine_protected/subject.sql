-- What rule R9 judges: every mine, as published now; the act is the granting of its licence.
select 'mines'::text as layer, m.id, coalesce(m.name, m.id) as name, coalesce(m.synthetic, false) as synthetic, m.geom,
       r.accuracy_m::double precision as accuracy_m, m.minerals, m.status, m.licensed_on as act_date
from layers.mines m
left join revision r on r.region = m.region and r.layer = 'mines' and r.number = m.said_in
