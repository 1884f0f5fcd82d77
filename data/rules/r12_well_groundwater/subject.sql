-- What rule R12 judges: every well, with what it may take in a year and what it took.
select 'wells'::text as layer, w.id, coalesce(w.name, w.id) as name, coalesce(w.synthetic, false) as synthetic, w.geom,
       coalesce(w.accuracy_m, r.accuracy_m)::double precision as accuracy_m,
       w.act_type, w.act_date, w.purpose, w.status, w.permitted_m3::double precision as permitted_m3, w.pumped_m3::double precision as pumped_m3
from layers.wells w
left join revision r on r.region = w.region and r.layer = 'wells' and r.number = w.said_in
