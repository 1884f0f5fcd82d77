-- What rule R8c judges: every outfall.
select o.layer, o.id, coalesce(o.name, o.id) as name, o.synthetic, o.geom, o.accuracy_m,
       coalesce(o.act_date, o.approved_on) as act_date, o.status
from layers.outfalls o
