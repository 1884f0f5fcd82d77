-- What rule R11 judges: every fire point on record. The day it was found is the day of the act.
select 'fire_points'::text as layer, f.id, coalesce(f.name, f.id) as name, coalesce(f.synthetic, false) as synthetic, f.geom, r.accuracy_m::double precision as accuracy_m,
       f.found_on as act_date, f.status, f.owner as recorded_owner
from layers.fire_points f
left join revision r on r.region = f.region and r.layer = 'fire_points' and r.number = f.said_in
