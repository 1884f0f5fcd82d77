-- What rule R9 judges: every mine, as published now; the act is the granting of its licence.
select m.layer, m.id, coalesce(m.name, m.id) as name, m.synthetic, m.geom, m.accuracy_m, m.minerals, m.status, m.licensed_on as act_date
from layers.mines m
