-- What rule R8c judges: every outfall.
select 'outfalls'::text as layer, o.id, coalesce(o.name, o.id) as name, coalesce(o.synthetic, false) as synthetic, o.geom, r.accuracy_m::double precision as accuracy_m,
       coalesce(o.act_date, o.approved_on) as act_date, o.status
from layers.outfalls o
left join revision r on r.region = o.region and r.layer = 'outfalls' and r.number = o.said_in
