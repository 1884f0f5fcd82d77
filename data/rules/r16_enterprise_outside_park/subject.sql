-- What rule R16 judges: every enterprise, with its scale and its papers.
select e.layer, e.id, coalesce(e.name, e.id) as name, e.synthetic, e.geom, e.accuracy_m, e.scale, e.approvals, e.status, e.industry_code
from layers.enterprises e
