-- What rule R11c judges: every fire point that is not closed, by the day it was found.
select f.layer, f.id, coalesce(f.name, f.id) as name, f.synthetic, f.geom, f.accuracy_m,
       f.found_on as act_date, f.status, f.reignitions
from layers.fire_points f
where f.status is distinct from 'closed'
