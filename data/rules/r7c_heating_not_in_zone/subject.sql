-- What rule R7c judges: areas whose heating has been converted, by the day on which that was finished.
select h.layer, h.id, coalesce(h.name, h.id) as name, h.synthetic, h.geom, h.accuracy_m, h.conversion, h.finished_on
from layers.clean_heating_areas h
