-- What rule R9b judges: all ground that mining disturbed, as imagery shows it, as published now.
select g.layer, g.id, coalesce(g.name, g.id) as name, g.synthetic, g.geom, g.accuracy_m, g.kind, g.act_date, g.historic
from layers.disturbed_ground g
