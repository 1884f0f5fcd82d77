-- What rule R3 judges: every place of the encroachments ledger, as published now.
select 'encroachments'::text as layer, e.id, coalesce(e.name, e.id) as name, coalesce(e.synthetic, false) as synthetic, e.geom,
       coalesce(e.accuracy_m, r.accuracy_m)::double precision as accuracy_m,
       e.kind, e.act_date, e.historic, e.approval_no, e.amount_m2, e.amount_m3
from layers.encroachments e
left join revision r on r.region = e.region and r.layer = 'encroachments' and r.number = e.said_in
