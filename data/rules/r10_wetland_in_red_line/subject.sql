-- What rule R10 judges: wetlands of national and provincial importance, and those whose level nobody stated, as published now.
select w.layer, w.id, coalesce(w.name, w.id) as name, w.synthetic, w.geom, w.accuracy_m, w.level
from layers.wetlands w
where w.level is distinct from 'general'
