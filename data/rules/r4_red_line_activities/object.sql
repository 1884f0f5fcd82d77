-- Ecological red lines; how far one has come is said by the revision that brought it.
select 'red_lines'::text as layer, z.id, z.name, coalesce(z.synthetic, false) as synthetic, z.geom, r.accuracy_m::double precision as accuracy_m,
       r.status as standing,
       r.status as zone_status, z.approved_on as zone_published_on, z.approval as zone_document
from layers.red_lines z
left join revision r on r.region = z.region and r.layer = 'red_lines' and r.number = z.said_in
where r.status is distinct from 'repealed'
