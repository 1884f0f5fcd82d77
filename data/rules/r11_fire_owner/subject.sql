-- What rule R11 judges: every fire point on record. The day it was found is the day of the act.
select f.layer, f.id, coalesce(f.name, f.id) as name, f.synthetic, f.geom, f.accuracy_m,
       f.found_on as act_date, f.status, f.owner as recorded_owner
from layers.fire_points f
