-- What rule R19 judges: every building site with its latest rating; the day of the rating is the day of the act.
select c.layer, c.id, coalesce(c.name, c.id) as name, c.synthetic, c.geom, c.accuracy_m, c.rated_on as act_date, c.status,
       c.fence_pct::double precision as fence_pct, c.cover_pct::double precision as cover_pct, c.wash_pct::double precision as wash_pct,
       c.paving_pct::double precision as paving_pct, c.wet_pct::double precision as wet_pct, c.closed_transport_pct::double precision as closed_transport_pct
from layers.construction_sites c
