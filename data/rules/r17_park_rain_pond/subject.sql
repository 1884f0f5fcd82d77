-- What rule R17 judges: every enterprise, and whether it counts as a key water enterprise whose EIA approval asks for a first-rain pond.
select e.layer, e.id, coalesce(e.name, e.id) as name, e.synthetic, e.geom, e.accuracy_m, e.key_water, e.pond_required, e.status, e.id as enterprise_id
from layers.enterprises e
