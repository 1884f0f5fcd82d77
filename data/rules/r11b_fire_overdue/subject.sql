-- What rule R11b judges: every fire point on record, as of the city's today.
select f.layer, f.id, coalesce(f.name, f.id) as name, f.synthetic, f.geom, f.accuracy_m,
       f.status, f.found_on, f.closed_on, null::date as as_of_day
from layers.fire_points f
