-- What the rule judges: every outfall. Where nobody wrote down when it was set up, the day of its approval stands for it.
select o.layer, o.id, coalesce(o.name, o.id) as name, o.synthetic, o.geom, o.accuracy_m,
       o.act_type, coalesce(o.act_date, o.approved_on) as act_date, o.kind, o.status
from layers.outfalls o
