-- What rule R13b judges: every spoil heap and gangue yard, as published now.
select 'spoil_heaps'::text as layer, h.id, coalesce(h.name, h.id) as name, coalesce(h.synthetic, false) as synthetic, h.geom,
       r.accuracy_m::double precision as accuracy_m, h.kind, h.cover_state
from layers.spoil_heaps h
left join revision r on r.region = h.region and r.layer = 'spoil_heaps' and r.number = h.said_in
