-- What rule R7c judges: areas whose heating has been converted, by the day on which that was finished.
select 'clean_heating_areas'::text as layer, h.id, coalesce(h.name, h.id) as name, coalesce(h.synthetic, false) as synthetic, h.geom,
       coalesce(h.accuracy_m, r.accuracy_m)::double precision as accuracy_m, h.conversion, h.finished_on
from layers.clean_heating_areas h
left join revision r on r.region = h.region and r.layer = 'clean_heating_areas' and r.number = h.said_in
