-- What rule R13b judges: every spoil heap and gangue yard, as published now.
select h.layer, h.id, coalesce(h.name, h.id) as name, h.synthetic, h.geom, h.accuracy_m, h.kind, h.cover_state
from layers.spoil_heaps h
