-- What rule R2 judges: every tailings pond, as published now.
select 'tailings_ponds'::text as layer, p.id, coalesce(p.name, p.id) as name, coalesce(p.synthetic, false) as synthetic, p.geom,
       coalesce(p.accuracy_m, r.accuracy_m)::double precision as accuracy_m, p.act_type, p.act_date, p.rebuild_purpose
from layers.tailings_ponds p
left join revision r on r.region = p.region and r.layer = 'tailings_ponds' and r.number = p.said_in
