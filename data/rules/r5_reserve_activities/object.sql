-- Zones of nature reserves; how far one has come is said by the revision that brought it.
select z.layer, z.id, z.name, z.synthetic, z.geom, z.accuracy_m,
       concat_ws(' ', z.official_status, z.zone) as standing,
       z.official_status as zone_status, z.approved_on as zone_published_on, null::text as zone_document, z.zone as reserve_zone
from layers.nature_reserves z
where z.official_status is distinct from 'repealed'
