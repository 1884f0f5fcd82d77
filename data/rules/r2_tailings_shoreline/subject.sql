-- What rule R2 judges: every tailings pond, as published now.
select p.layer, p.id, coalesce(p.name, p.id) as name, p.synthetic, p.geom, p.accuracy_m, p.act_type, p.act_date, p.rebuild_purpose
from layers.tailings_ponds p
