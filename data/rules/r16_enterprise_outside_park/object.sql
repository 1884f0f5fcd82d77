-- Industrial parks that exist: approved ones, not drafts.
select 'industrial_parks'::text as layer, p.id, coalesce(p.name, p.id) as name, coalesce(p.synthetic, false) as synthetic, p.geom,
       coalesce(p.accuracy_m, r.accuracy_m)::double precision as accuracy_m, 'published'::text as standing
from layers.industrial_parks p
left join revision r on r.region = p.region and r.layer = 'industrial_parks' and r.number = p.said_in
where p.zone_status = 'published' and r.status = 'published'
