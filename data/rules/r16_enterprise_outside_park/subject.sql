-- What rule R16 judges: every enterprise, with its scale and its papers.
select 'enterprises'::text as layer, e.id, coalesce(e.name, e.id) as name, coalesce(e.synthetic, false) as synthetic, e.geom,
       coalesce(e.accuracy_m, r.accuracy_m)::double precision as accuracy_m, e.scale, e.approvals, e.status, e.industry_code
from layers.enterprises e
left join revision r on r.region = e.region and r.layer = 'enterprises' and r.number = e.said_in
