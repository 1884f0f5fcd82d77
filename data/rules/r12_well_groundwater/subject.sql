-- What rule R12 judges: every well, with what it may take in a year and what it took.
select w.layer, w.id, coalesce(w.name, w.id) as name, w.synthetic, w.geom, w.accuracy_m,
       w.act_type, w.act_date, w.purpose, w.status, w.permitted_m3::double precision as permitted_m3, w.pumped_m3::double precision as pumped_m3
from layers.wells w
