-- What rule R11b judges: every fire point on record, as of the city's today.
select 'fire_points'::text as layer, f.id, coalesce(f.name, f.id) as name, coalesce(f.synthetic, false) as synthetic, f.geom, r.accuracy_m::double precision as accuracy_m,
       f.status, f.found_on, f.closed_on, null::date as as_of_day
from layers.fire_points f
left join revision r on r.region = f.region and r.layer = 'fire_points' and r.number = f.said_in
