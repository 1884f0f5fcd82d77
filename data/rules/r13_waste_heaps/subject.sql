-- What rule R13 judges: every spoil heap and gangue yard, as published now; the act is putting it to use.
select h.layer, h.id, coalesce(h.name, h.id) as name, h.synthetic, h.geom, h.accuracy_m, h.kind, h.cover_state, h.started_on as act_date
from layers.spoil_heaps h
