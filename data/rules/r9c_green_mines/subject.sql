-- What rule R9c judges: every mine, as published now.
select m.layer, m.id, coalesce(m.name, m.id) as name, m.synthetic, m.geom, m.accuracy_m, m.status, m.green_level
from layers.mines m
