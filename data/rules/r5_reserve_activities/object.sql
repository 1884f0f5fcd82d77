-- Zones of nature reserves; how far one has come is said by the revision that brought it.
select 'nature_reserves'::text as layer, z.id, z.name, coalesce(z.synthetic, false) as synthetic, z.geom, r.accuracy_m::double precision as accuracy_m,
       concat_ws(' ', r.status, z.zone) as standing,
       r.status as zone_status, z.approved_on as zone_published_on, null::text as zone_document, z.zone as reserve_zone
from layers.nature_reserves z
left join revision r on r.region = z.region and r.layer = 'nature_reserves' and r.number = z.said_in
where r.status is distinct from 'repealed'
